//! 黄红牌台账: the cards that were issued before this program was used, line by line against the board:
//! which come in, which stand already, which projects have to be asked for.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{RowFault, happen, missing, refused};
use crate::{
    board::Board,
    command::Command,
    event::Subject,
    model::{
        actor::Actor,
        card::{CardAction, CardLevel, CardRefusal, StatedCard},
        finding::FindingSubject,
        register::{CardColumn, Register, RegisterLine},
    },
    value::{Day, Name, ProjectId, Timestamp},
    view::{assessment::count, cards::Warned},
};

mod line;
mod project;
#[cfg(test)]
mod tests;

use line::ReadCard;
use project::Whom;

/// What is said about such a ledger beside its cells.
#[derive(Debug, Clone, Copy)]
pub struct CardsFile<'a> {
    /// The name of the file, which stands with every card as its source.
    pub name: &'a str,
    /// Which project a name is, by [`AskedProject::key`]; none where its rows are left out.
    pub chosen: &'a BTreeMap<String, Option<ProjectId>>,
}

/// A card that would be taken over, or that stands already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastCard {
    /// The sheet, where several hold rows; else empty.
    pub sheet: String,
    /// The row number in the spreadsheet, from 1.
    pub row: u32,
    /// Its colour.
    pub level: CardLevel,
    /// The name of the project, unit or region that it warns.
    pub name: String,
    /// The day of its issue.
    pub issued_on: Day,
    /// Why it was issued, in the words of the ledger.
    pub reason: String,
    /// The day on which it was lifted; none while it stands.
    pub lifted_on: Option<Day>,
}

/// A project that might be meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// Its identifier.
    pub id: ProjectId,
    /// Its name.
    pub name: String,
    /// Its region.
    pub region: String,
}

/// A project that could not be found, or of which there are several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedProject {
    /// What the answer is given for: all rows that write the project like this.
    pub key: String,
    /// The name as it is written.
    pub name: String,
    /// The region as it is written; empty where none is.
    pub region: String,
    /// The first row that names it.
    pub row: u32,
    /// How many rows name it.
    pub rows: u32,
    /// The projects that might be meant, the likeliest first.
    pub candidates: Vec<Candidate>,
}

/// What a ledger of cards would do: all of it, or nothing while a row is rejected or asked about.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PastCards {
    /// The cards that would be taken over, in the order of the rows.
    pub cards: Vec<PastCard>,
    /// Those that stand already: the same project, colour and day. They change nothing.
    pub known: Vec<PastCard>,
    /// The projects that have to be said.
    pub asked: Vec<AskedProject>,
    /// How many rows are left out, as was said of their projects.
    pub left_out: u32,
    /// The rows that cannot be taken over.
    pub rejected: Vec<RowFault<CardColumn>>,
}

impl PastCards {
    /// Whether confirming it would take cards over.
    #[must_use]
    pub const fn may_be_taken(&self) -> bool {
        self.rejected.is_empty() && self.asked.is_empty() && !self.cards.is_empty()
    }

    /// How many yellow and red cards would stand, and how many would come in lifted.
    #[must_use]
    pub fn counts(&self) -> (u32, u32, u32) {
        let standing = |level| {
            let cards = self.cards.iter().filter(|card| card.lifted_on.is_none());
            count(cards.filter(|card| card.level == level).count())
        };
        let lifted = self.cards.iter().filter(|card| card.lifted_on.is_some()).count();
        (standing(CardLevel::Yellow), standing(CardLevel::Red), count(lifted))
    }
}

/// Works out what a ledger of cards would do for `actor` at `now`: the commands, and what is shown. Each
/// row is decided on the board that the rows before it left.
#[must_use]
pub fn past_cards(
    board: &Board,
    actor: &Actor,
    register: &Register<CardColumn>,
    file: CardsFile<'_>,
    now: Timestamp,
) -> (PastCards, Vec<Command>) {
    let rejected = missing(&CardColumn::REQUIRED, register);
    if !rejected.is_empty() {
        return (PastCards { rejected, ..PastCards::default() }, Vec::new());
    }
    let Some(source) = source(file.name) else {
        return (PastCards { rejected: vec![unnamed()], ..PastCards::default() }, Vec::new());
    };
    let (preview, commands) = (PastCards::default(), Vec::new());
    let mut taking = Taking { board: board.clone(), actor, now, preview, commands };
    for line in &register.lines {
        match line::read(board, &source, file.chosen, line) {
            Ok(read) => taking.take(line, read),
            Err(faults) => taking.preview.rejected.extend(faults),
        }
    }
    let Taking { preview, mut commands, .. } = taking;
    if !preview.may_be_taken() {
        commands.clear();
    }
    (preview, commands)
}

/// A ledger while its lines are taken over on a copy of the board.
struct Taking<'a> {
    board: Board,
    actor: &'a Actor,
    now: Timestamp,
    preview: PastCards,
    commands: Vec<Command>,
}

impl Taking<'_> {
    fn take(&mut self, line: &RegisterLine<CardColumn>, ReadCard { whom, card }: ReadCard) {
        let about = match whom {
            Whom::Known(about) => about,
            Whom::Asked(asked) => return self.ask(asked),
            Whom::LeftOut => {
                self.preview.left_out += 1;
                return;
            }
        };
        let shown = shown(&self.board, line, about, &card);
        let command = command(about, card);
        match happen(&mut self.board, self.actor, &command, self.now) {
            Ok(()) => {
                self.commands.push(command);
                self.preview.cards.push(shown);
            }
            Err(code) if code == CardRefusal::AlreadyIssued.code() => {
                self.preview.known.push(shown);
            }
            Err(code) => self.preview.rejected.push(refused(line, code)),
        }
    }

    /// Asks once for what several rows name.
    fn ask(&mut self, asked: AskedProject) {
        let known = self.preview.asked.iter_mut().find(|known| known.key == asked.key);
        match known {
            Some(known) => known.rows += 1,
            None => self.preview.asked.push(asked),
        }
    }
}

/// The name of the file as cards keep it, shortened where it is longer than any name.
fn source(name: &str) -> Option<Name> {
    let short: String = name.trim().chars().take(Name::MAX).collect();
    Name::new(&short).ok()
}

fn unnamed() -> RowFault<CardColumn> {
    let (sheet, value) = (String::new(), String::new());
    RowFault { sheet, row: 0, column: None, code: "unnamed-file".to_owned(), value }
}

fn shown(
    board: &Board,
    line: &RegisterLine<CardColumn>,
    about: FindingSubject,
    card: &StatedCard,
) -> PastCard {
    PastCard {
        sheet: line.sheet.clone(),
        row: line.row,
        level: card.level,
        name: Warned::of(board, about, None).name,
        issued_on: card.issued_on,
        reason: card.stated.reason.to_string(),
        lifted_on: card.lifted.as_ref().map(|lifted| lifted.on),
    }
}

/// The command that takes it over, addressed to what it warns.
fn command(about: FindingSubject, card: StatedCard) -> Command {
    let subject = match about {
        FindingSubject::Project(id) => Subject::Project(id),
        FindingSubject::Unit(id) => Subject::Unit(id),
        FindingSubject::Region(id) => Subject::Region(id),
        FindingSubject::Office => Subject::City,
    };
    Command::new(subject, CardAction::TakeOver { card: Box::new(card) })
}
