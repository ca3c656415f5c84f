//! What decisions about the work of units, counties and the office need to know.

use crate::{
    board::Board,
    model::{
        actor::Actor,
        evidence::{Evidence, EvidenceAction, EvidenceFacts, Shows},
        milestone::Milestone,
        recognition::{ClaimState, RecognitionAction, RecognitionFacts},
    },
    value::{EvidenceId, MilestoneId, ProjectId},
};

pub fn of_recognition<'a>(board: &'a Board, command: &RecognitionAction) -> RecognitionFacts<'a> {
    let claims = match command {
        RecognitionAction::Open { claims } => claims.as_slice(),
        _ => &[],
    };
    let checklist = match command {
        RecognitionAction::Decide { project, milestone, .. } => {
            milestone_of(board, *project, *milestone)
                .and_then(|milestone| board.checklists.get(&milestone.kind))
        }
        _ => None,
    };
    RecognitionFacts {
        named: command.batch().and_then(|id| board.batches.get(&id)).map(AsRef::as_ref),
        claims: claims.iter().map(|(project, id)| claim_state(board, *project, *id)).collect(),
        unit_known: match command {
            RecognitionAction::Opine { unit, .. } => board.units.contains_key(unit),
            _ => true,
        },
        checklist: checklist.map(AsRef::as_ref),
        next: board.batches.next_id(),
    }
}

pub fn of_evidence<'a>(
    board: &'a Board,
    command: &EvidenceAction,
    actor: &Actor,
) -> EvidenceFacts<'a> {
    let (named, project, milestone) = match command {
        EvidenceAction::Attach { project, file } => (None, Some(*project), file.milestone),
        EvidenceAction::Withdraw { evidence, .. } => {
            let named = board.evidence.get(evidence).map(AsRef::as_ref);
            (named, named.map(|known| known.project), named.and_then(|known| known.file.milestone))
        }
    };
    let shown = project.zip(milestone).and_then(|(project, id)| milestone_of(board, project, id));
    EvidenceFacts {
        named,
        project_known: project.is_some_and(|id| board.projects.contains_key(&id)),
        shows: match (milestone, shown) {
            (None, _) => Shows::Project,
            (Some(_), None) => Shows::Unknown,
            (_, Some(shown)) if shown.recognised.is_yes() => Shows::Recognised,
            (_, Some(_)) => Shows::Open,
        },
        in_claim: named.is_some_and(|known| in_claim(board, known)),
        theirs: actor.is_office() || named.is_some_and(|known| known.by.role == actor.role),
        next: board.evidence.next_id(),
    }
}

/// Whether a claim that waits for recognition names the evidence, be it of its milestone or not.
fn in_claim(board: &Board, evidence: &Evidence) -> bool {
    let project = board.projects.get(&evidence.project);
    let mut milestones = project.into_iter().flat_map(|project| &project.milestones);
    milestones.any(|of| of.open_claim().is_some_and(|claim| claim.evidence.contains(&evidence.id)))
}

/// Whether all of `evidence` is there, belongs to `project` and counts.
pub fn counts(board: &Board, project: ProjectId, evidence: &[EvidenceId]) -> bool {
    evidence.iter().all(|id| {
        let known = board.evidence.get(id);
        known.is_some_and(|known| known.project == project && known.withdrawn.is_none())
    })
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
