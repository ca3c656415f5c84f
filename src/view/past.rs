//! 接续: what a city that starts in mid-year brings along: the register of notices that run, with
//! their numbers, and the ledger of cards that were issued; looked at line by line before they count.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    assessment::{Assessment, count},
    head::Frame,
};
use crate::{
    board::Board,
    command::{Command, Request},
    event::Recorded,
    model::{
        actor::Actor,
        notice::NoticeNumber,
        register::{Register, RegisterColumn, RegisterLine},
    },
    rules::decide,
    value::{CommandId, Name, Seq, Timestamp, Year},
};

mod cards;
mod cells;
mod line;
#[cfg(test)]
mod tests;

pub use cards::{AskedProject, Candidate, CardsFile, PastCard, PastCards, past_cards};

/// The page before a file was chosen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PastView {
    /// City, period, data age.
    pub frame: Frame,
    /// The prefixes under which types of documents number their papers.
    pub series: Vec<Name>,
}

/// The page for `actor` at `now`; nothing for whoever may not take a register over.
pub fn past(assessment: &Assessment, actor: &Actor, now: Timestamp) -> Option<PastView> {
    let documents = assessment.board.all_documents();
    actor.is_office().then(|| PastView {
        frame: Frame::of(assessment, now),
        series: documents.iter().map(|document| document.file.series.clone()).collect(),
    })
}

/// A notice that would be taken over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastNotice {
    /// The row number in the spreadsheet, from 1.
    pub row: u32,
    /// The number it has.
    pub number: String,
    /// The name of its project.
    pub project: String,
    /// The name of its addressee.
    pub addressee: String,
}

/// Why a row cannot be taken over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowFault<C = RegisterColumn> {
    /// The sheet, where several hold rows; else empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sheet: String,
    /// The row number in the spreadsheet, from 1; 0 for the file as a whole.
    pub row: u32,
    /// The column at fault; none where it is the row as a whole.
    pub column: Option<C>,
    /// The stable code: one of this page's own, or that of a refusal.
    pub code: String,
    /// The cell at fault; empty where there is none.
    pub value: String,
}

/// What a register would do: all of it, or nothing while a row is rejected.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PastPreview {
    /// The notices that would be taken over, in the order of the rows.
    pub notices: Vec<PastNotice>,
    /// The rows that cannot be taken over.
    pub rejected: Vec<RowFault>,
    /// The numbers that would be given next, one for each series and year of the register.
    pub next: Vec<String>,
}

impl PastPreview {
    /// Whether confirming it would take notices over.
    #[must_use]
    pub const fn may_be_taken(&self) -> bool {
        self.rejected.is_empty() && !self.notices.is_empty()
    }

    /// How many notices there are.
    #[must_use]
    pub fn count(&self) -> u32 {
        count(self.notices.len())
    }
}

/// Works out what a register would do for `actor` at `now`: the commands, and what is shown. Each row
/// is decided on the board that the rows before it left.
#[must_use]
pub fn past_preview(
    board: &Board,
    actor: &Actor,
    register: &Register,
    now: Timestamp,
) -> (PastPreview, Vec<Command>) {
    let missing = missing(&RegisterColumn::REQUIRED, register);
    if !missing.is_empty() {
        return (PastPreview { rejected: missing, ..PastPreview::default() }, Vec::new());
    }
    let mut simulated = board.clone();
    let (mut preview, mut commands) = (PastPreview::default(), Vec::new());
    let mut next = BTreeSet::new();
    for line in &register.lines {
        let read = match line::read(board, line) {
            Ok(read) => read,
            Err(faults) => {
                preview.rejected.extend(faults);
                continue;
            }
        };
        match happen(&mut simulated, actor, &read.command, now) {
            Ok(()) => {
                let NoticeNumber { series, year, .. } = read.number.clone();
                next.insert((series, year));
                commands.push(read.command);
                preview.notices.push(read.shown);
            }
            Err(code) => preview.rejected.push(refused(line, code)),
        }
    }
    let series = |(name, year): (Name, Year)| {
        let number = simulated.numbers(&name, year)?.next;
        Some(NoticeNumber { series: name, year, number }.to_string())
    };
    preview.next = next.into_iter().filter_map(series).collect();
    if !preview.rejected.is_empty() {
        commands.clear();
    }
    (preview, commands)
}

/// Decides a command and lets it happen on a board; else the code of its refusal.
fn happen(
    board: &mut Board,
    actor: &Actor,
    command: &Command,
    now: Timestamp,
) -> Result<(), &'static str> {
    let id = CommandId::from_bits(0);
    let request = Request { id: id.clone(), reads: Vec::new(), command: command.clone().into() };
    let decision = decide(board, actor, &request, now).map_err(|refusal| refusal.code())?;
    for event in decision.events {
        let (seq, actor, command) = (Seq(board.seq.0 + 1), actor.clone(), id.clone());
        board.apply(&Recorded { seq, at: now, actor, command, event });
    }
    Ok(())
}

/// The columns that a register needs and does not have.
fn missing<C: Copy + Ord>(required: &[C], register: &Register<C>) -> Vec<RowFault<C>> {
    let missing = required.iter().filter(|column| !register.columns.contains(column));
    let fault = |column: &C| RowFault {
        sheet: String::new(),
        row: 0,
        column: Some(*column),
        code: "missing-column".to_owned(),
        value: String::new(),
    };
    missing.map(fault).collect()
}

/// A line that the rules refuse.
fn refused<C: Ord>(line: &RegisterLine<C>, code: &str) -> RowFault<C> {
    let (sheet, row) = (line.sheet.clone(), line.row);
    RowFault { sheet, row, column: None, code: code.to_owned(), value: String::new() }
}
