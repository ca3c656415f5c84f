//! Who may do what with cards, and who sees those that are not out.

use super::concerns;
use crate::{
    board::Board,
    event::{Change, Event, Subject},
    model::{
        actor::{Actor, Role},
        card::{Card, CardAction, CardChange},
        finding::FindingSubject,
    },
    value::CardId,
};

/// Whether somebody approves cards and lets them pass: leaders, and the office on their behalf.
pub const fn may_approve_cards(actor: &Actor) -> bool {
    matches!(actor.role, Role::Leader | Role::Office | Role::Admin)
}

/// What leaders, units and county offices may do about cards.
pub(crate) fn may_card(board: &Board, actor: &Actor, action: &CardAction) -> bool {
    match actor.role {
        Role::Leader => {
            matches!(action, CardAction::Approve { .. } | CardAction::Exempt { .. })
        }
        Role::Unit(_) | Role::RegionOffice(_) => may_answer(board, actor, action),
        _ => false,
    }
}

/// Units and county offices speak of cards about what is theirs, sign for them and answer them.
fn may_answer(board: &Board, actor: &Actor, command: &CardAction) -> bool {
    let known = |card: &CardId| board.cards.get(card).map(AsRef::as_ref);
    match command {
        CardAction::Verify { card, .. } => {
            known(card).is_some_and(|card| speaks_for(board, actor.role, card.key.about))
        }
        CardAction::Acknowledge { card, .. } | CardAction::Rectify { card, .. } => {
            known(card).is_some_and(|card| answers_for(board, actor.role, card.key.about))
        }
        _ => false,
    }
}

/// Whether a role may state facts about a card before it goes out: the responsible unit and the
/// county's office of a project, the unit or county that is warned itself.
pub fn speaks_for(board: &Board, role: Role, about: FindingSubject) -> bool {
    let county = |project| {
        matches!(role, Role::RegionOffice(_))
            && board.projects.get(project).is_some_and(|project| concerns(project, role))
    };
    answers_for(board, role, about)
        || matches!(about, FindingSubject::Project(ref project) if county(project))
}

/// Whether a role signs for a card and answers it: the responsible unit of a project, the unit or
/// county that is warned itself.
pub fn answers_for(board: &Board, role: Role, about: FindingSubject) -> bool {
    match (about, role) {
        (FindingSubject::Project(project), Role::Unit(unit)) => {
            let project = board.projects.get(&project);
            project.is_some_and(|project| project.facts.responsible_unit == Some(unit))
        }
        (FindingSubject::Unit(warned), Role::Unit(unit)) => warned == unit,
        (FindingSubject::Region(warned), Role::RegionOffice(region)) => warned == region,
        _ => false,
    }
}

/// Whether `actor` sees a card: one that went out everybody who may read; before that those who
/// decide, and those it is about.
pub fn may_see_card(board: &Board, actor: &Actor, card: &Card) -> bool {
    card.went_out() || sees_drafts(board, actor, card.key.about)
}

/// Whether `actor` sees an event in a history: what happens to a card before it is out, those who
/// decide and those it is about.
pub fn may_see_event(board: &Board, actor: &Actor, event: &Event) -> bool {
    let Change::Card(change) = &event.change else { return true };
    let Subject::Card(about, _) = event.subject else { return false };
    let public = matches!(
        change,
        CardChange::Issued { .. }
            | CardChange::Acknowledged { .. }
            | CardChange::Rectified { .. }
            | CardChange::Returned { .. }
            | CardChange::Lifted { .. }
    );
    public || sees_drafts(board, actor, about)
}

/// Whether `actor` sees what is on its way out about a subject: those who decide, and those it is
/// about.
pub fn sees_drafts(board: &Board, actor: &Actor, about: FindingSubject) -> bool {
    matches!(actor.role, Role::Office | Role::Leader | Role::Admin)
        || speaks_for(board, actor.role, about)
}
