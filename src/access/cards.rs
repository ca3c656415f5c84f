//! Who decides about cards, who speaks for those who are warned, and who sees cards that are not out.

use super::concerns;
use crate::{
    board::Board,
    model::{
        actor::{Actor, Role},
        card::Card,
        finding::FindingSubject,
    },
};

/// Whether somebody approves cards and lets them pass: leaders, and the office on their behalf.
pub const fn may_approve_cards(actor: &Actor) -> bool {
    matches!(actor.role, Role::Leader | Role::Office | Role::Admin)
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

/// Whether `actor` sees what is on its way out about a subject: those who decide, and those it is
/// about.
pub fn sees_drafts(board: &Board, actor: &Actor, about: FindingSubject) -> bool {
    matches!(actor.role, Role::Office | Role::Leader | Role::Admin)
        || speaks_for(board, actor.role, about)
}
