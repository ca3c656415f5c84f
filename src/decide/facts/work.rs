//! What decisions about the work of units, counties and the office need to know.

use crate::{
    board::Board,
    model::{
        checklist::{Checklist, ChecklistCommand},
        milestone::Milestone,
        recognition::{ClaimState, RecognitionCommand, RecognitionFacts},
    },
    value::{MilestoneId, ProjectId},
};

pub fn of_checklist<'a>(board: &'a Board, command: &ChecklistCommand) -> Option<&'a Checklist> {
    let ChecklistCommand::Set { kind, .. } = command;
    board.checklists.get(kind).map(AsRef::as_ref)
}

pub fn of_recognition<'a>(board: &'a Board, command: &RecognitionCommand) -> RecognitionFacts<'a> {
    let claims = match command {
        RecognitionCommand::Open { claims } => claims.as_slice(),
        _ => &[],
    };
    let checklist = match command {
        RecognitionCommand::Decide { project, milestone, .. } => {
            milestone_of(board, *project, *milestone)
                .and_then(|milestone| board.checklists.get(&milestone.kind))
        }
        _ => None,
    };
    RecognitionFacts {
        named: command.batch().and_then(|id| board.batches.get(&id)).map(AsRef::as_ref),
        claims: claims.iter().map(|(project, id)| claim_state(board, *project, *id)).collect(),
        unit_known: match command {
            RecognitionCommand::Opine { unit, .. } => board.units.contains_key(unit),
            _ => true,
        },
        checklist: checklist.map(AsRef::as_ref),
        next: board.next_batch(),
    }
}

/// A milestone of a project.
pub fn milestone_of(board: &Board, project: ProjectId, id: MilestoneId) -> Option<&Milestone> {
    board.projects.get(&project)?.milestones.iter().find(|milestone| milestone.id == id)
}

fn claim_state(board: &Board, project: ProjectId, id: MilestoneId) -> ClaimState {
    let claim = milestone_of(board, project, id).and_then(Milestone::open_claim);
    if claim.is_none() {
        ClaimState::Absent
    } else if board.batch_awaiting(project, id).is_some() {
        ClaimState::InBatch
    } else {
        ClaimState::Open
    }
}
