//! What a change of the rules would do: the cards it would add, remove or make graver or milder,
//! each with its arithmetic. Cards are judged under the rules as they are and as they would be, and
//! the two outcomes are compared; nothing is changed.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::{
    access::{self, Screen},
    board::Board,
    command::{Action, Command},
    evaluation::{InForce, evaluate},
    event::{self, Event, Recorded, Subject},
    model::{
        Entry,
        actor::Actor,
        card::{Card, CardKey},
        finding::{FindingSubject, Level},
        rule::{RuleAction, RuleCode},
    },
    refusal::Refusal,
    rules::{
        Case,
        card::{CalledFor, called_for, consequences},
        rule,
    },
    value::{CommandId, Day, ProjectId, Seq, Timestamp, code::codes},
    view::{
        assessment::{Assessment, count},
        figures::ShownFinding,
    },
};

/// How many changed cards are listed; the rest is counted.
const LISTED: usize = 50;

/// What would become of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum CardEffect {
    /// There would be one.
    Added,
    /// It would be graver or milder.
    Changed,
    /// There would be none, or its rule would fall silent.
    Removed,
}

codes!(CardEffect);

/// One card that would be added, removed or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedCard {
    /// What would become of it.
    pub change: CardEffect,
    /// The level under the rules as they are; none where they call for no card.
    pub before: Option<Level>,
    /// The level under the rules as they would be; none where they call for no card.
    pub after: Option<Level>,
    /// Who or what is warned.
    pub subject: FindingSubject,
    /// The name of who or what is warned; empty for the office.
    pub name: String,
    /// The project of its gravest finding.
    pub project: Option<ProjectId>,
    /// The code of the rule that calls for the card.
    pub code: RuleCode,
    /// Its gravest finding: as it would be, or as it is if there would be none.
    pub finding: Option<ShownFinding>,
}

/// What a change of the rules would do.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Preview {
    /// Codes of what is wrong with the change, with the place of the rule; none for the whole.
    pub faults: Vec<(Option<usize>, String)>,
    /// The first of the changed cards: added, then changed, then removed ones.
    pub cards: Vec<ChangedCard>,
    /// How many would be added.
    pub added: u32,
    /// How many would be graver or milder.
    pub changed: u32,
    /// How many would be removed.
    pub removed: u32,
    /// How many the rules would call for altogether.
    pub proposed: u32,
}

/// What `command` would do at `now`; nothing for whoever is not of the headquarters.
pub fn preview(
    assessment: &Assessment,
    actor: &Actor,
    command: Command,
    now: Timestamp,
) -> Option<Preview> {
    if !access::may_open(actor, Screen::Office) {
        return None;
    }
    // Rules that begin later are held against the projects of today.
    let day = begins(&command).map_or(now.day(), |from| from.max(now.day()));
    let board = match changed_board(&assessment.board, actor, command, now) {
        Ok(board) => board,
        Err(refusal) => return Some(Preview { faults: faults(&refusal), ..Preview::default() }),
    };
    let before = firing(
        &assessment.board,
        &called_for(&assessment.board, assessment.evaluation()),
        actor,
        now,
    );
    let today = now.day();
    let after = evaluate(&board, InForce::on(&board, day), today, today).ok()?;
    let after = firing(&board, &called_for(&board, &after), actor, now);
    Some(compared(&board, &before, &after))
}

/// What differs between the cards whose rules fire before and after something.
pub(in crate::view) fn compared(
    board: &Board,
    before: &BTreeMap<CardKey, Arc<Card>>,
    after: &BTreeMap<CardKey, Arc<Card>>,
) -> Preview {
    let proposed = count(after.len());
    let keys: BTreeSet<_> = before.keys().chain(after.keys()).collect();
    let changed =
        keys.into_iter().filter_map(|key| changed(board, before.get(key), after.get(key)));
    let mut all: Vec<_> = changed.collect();
    all.sort_by_key(|card| (card.change, std::cmp::Reverse(card.after.max(card.before))));
    let number = |change| count(all.iter().filter(|card| card.change == change).count());
    let (added, changed, removed) =
        (number(CardEffect::Added), number(CardEffect::Changed), number(CardEffect::Removed));
    all.truncate(LISTED);
    Preview { faults: Vec::new(), cards: all, added, changed, removed, proposed }
}

/// The day from which a change applies, where it names one.
const fn begins(command: &Command) -> Option<Day> {
    match &command.action {
        Action::Rule(RuleAction::PutInForce { from, .. }) => Some(*from),
        _ => None,
    }
}

/// The board with the rule sets as they would be.
fn changed_board(
    board: &Board,
    actor: &Actor,
    command: Command,
    now: Timestamp,
) -> Result<Board, Refusal> {
    let Command { subject, action: Action::Rule(action) } = command else {
        return Err(Refusal::WrongSubject);
    };
    if !rule::may(board, actor, subject, &action) {
        return Err(Refusal::NotAllowed);
    }
    let mut after = board.clone();
    for event in rule::decide(&Case { board, actor, now }, subject, action)? {
        let (seq, command) = (Seq(board.seq.0 + 1), CommandId::from_bits(0));
        after.apply(&Recorded { seq, at: now, actor: actor.clone(), command, event });
    }
    Ok(after)
}

fn faults(refusal: &Refusal) -> Vec<(Option<usize>, String)> {
    match refusal {
        Refusal::Parts(parts) => {
            parts.iter().map(|(place, part)| (Some(*place), part.code().to_owned())).collect()
        }
        other => vec![(None, other.code().to_owned())],
    }
}

/// The open cards whose rule fires once `board` is judged for what is called for.
pub(in crate::view) fn firing(
    board: &Board,
    called: &CalledFor,
    actor: &Actor,
    now: Timestamp,
) -> BTreeMap<CardKey, Arc<Card>> {
    let mut cards = board.cards.clone();
    let entry = Entry { seq: Seq(board.seq.0 + 1), at: now, actor };
    for event in consequences(board, called, now) {
        if let Event { subject: Subject::Card(about, id), change: event::Change::Card(change) } =
            event
        {
            let made = Card::made(about, id, &change, &entry);
            cards.fold(id, made, |known| known.apply(&change, &entry));
        }
    }
    let firing = cards.values().filter(|card| card.is_open() && card.quiet.is_none());
    firing.map(|card| (card.key.clone(), Arc::clone(card))).collect()
}

/// The line of a card before and after a change of the rules; none where its colour stays.
fn changed(
    board: &Board,
    before: Option<&Arc<Card>>,
    after: Option<&Arc<Card>>,
) -> Option<ChangedCard> {
    let level = |card: Option<&Arc<Card>>| card.map(|card| Level::from(card.state.level()));
    let (old, new) = (level(before), level(after));
    let change = match (old, new) {
        (old, new) if old == new => return None,
        (None, _) => CardEffect::Added,
        (_, None) => CardEffect::Removed,
        _ => CardEffect::Changed,
    };
    let card = after.or(before)?;
    let finding = &card.basis().finding;
    let name = match card.key.about {
        FindingSubject::Project(id) => {
            board.projects.get(&id).map(|project| project.facts.name.to_string())
        }
        FindingSubject::Unit(id) => board.unit_name(id).map(str::to_owned),
        FindingSubject::Region(id) => board.regions.get(&id).map(|region| region.name.to_string()),
        FindingSubject::Office => None,
    };
    Some(ChangedCard {
        change,
        before: old,
        after: new,
        subject: card.key.about,
        name: name.unwrap_or_default(),
        project: finding.project,
        code: card.key.rule.clone(),
        finding: Some(ShownFinding::from(finding)),
    })
}
