//! Evidence: whoever may show something of a project attaches it; only who attached it, or the office,
//! withdraws it, and not once something rests on it. The office alone releases a photograph.

use super::{Case, is_theirs};
use crate::{
    access,
    board::Board,
    event::{Event, Subject},
    model::{
        actor::Actor,
        evidence::{
            Evidence, EvidenceAction, EvidenceChange, EvidenceFile, EvidenceRefusal, FileKind,
            MOST_BYTES,
        },
    },
    refusal::Refusal,
    value::{EvidenceId, ProjectId, Text},
};

#[cfg(test)]
mod tests;

/// Whether `actor` may do it. Whether it is their own evidence, the rules decide: they say so in words
/// of their own.
pub fn may(board: &Board, actor: &Actor, subject: Subject, action: &EvidenceAction) -> bool {
    match (subject, action) {
        (Subject::Project(project), EvidenceAction::Attach { .. }) => {
            access::may_attach_evidence(board, actor, project)
        }
        (Subject::Evidence(project, id), EvidenceAction::Withdraw { .. }) => {
            actor.is_office()
                || known(board, project, id).is_some() && is_theirs(board, actor, project)
        }
        _ => actor.is_office(),
    }
}

/// Decides an action on evidence.
///
/// # Errors
/// See [`EvidenceRefusal`].
pub fn decide(
    case: &Case<'_>,
    subject: Subject,
    action: EvidenceAction,
) -> Result<Vec<Event>, Refusal> {
    match (subject, action) {
        (Subject::Project(project), EvidenceAction::Attach { file }) => {
            attach(case.board, project, file)
        }
        (Subject::Evidence(project, id), EvidenceAction::Withdraw { reason }) => {
            let change = withdraw(case, project, id, reason)?;
            Ok(vec![Event::new(subject, change)])
        }
        (Subject::Evidence(project, id), EvidenceAction::Release {}) => {
            Ok(vec![Event::new(subject, release(case.board, project, id)?)])
        }
        (Subject::Evidence(project, id), EvidenceAction::Withhold {}) => {
            Ok(vec![Event::new(subject, withhold(case.board, project, id)?)])
        }
        _ => Err(Refusal::WrongSubject),
    }
}

fn attach(board: &Board, project: ProjectId, file: EvidenceFile) -> Result<Vec<Event>, Refusal> {
    let known = board.projects.get(&project).ok_or(EvidenceRefusal::UnknownProject)?;
    if file.milestone.is_some_and(|shown| known.milestone_by_id(shown).is_none()) {
        return Err(EvidenceRefusal::UnknownMilestone.into());
    }
    if file.bytes == 0 {
        return Err(EvidenceRefusal::Empty.into());
    }
    if file.bytes > MOST_BYTES {
        return Err(EvidenceRefusal::TooLarge.into());
    }
    let subject = Subject::Evidence(project, board.evidence.next_id());
    Ok(vec![Event::new(subject, EvidenceChange::Attached { file })])
}

fn withdraw(
    case: &Case<'_>,
    project: ProjectId,
    id: EvidenceId,
    reason: Text,
) -> Result<EvidenceChange, EvidenceRefusal> {
    let (board, actor) = (case.board, case.actor);
    let known = valid(board, project, id)?;
    if !actor.is_office() && known.by.role != actor.role {
        Err(EvidenceRefusal::OfAnother)
    } else if is_recognised(board, known) {
        Err(EvidenceRefusal::Recognised)
    } else if in_claim(board, known) {
        Err(EvidenceRefusal::InClaim)
    } else {
        Ok(EvidenceChange::Withdrawn { reason })
    }
}

fn release(
    board: &Board,
    project: ProjectId,
    id: EvidenceId,
) -> Result<EvidenceChange, EvidenceRefusal> {
    let known = valid(board, project, id)?;
    if known.file.kind == FileKind::Pdf {
        Err(EvidenceRefusal::NoPhotograph)
    } else if known.released {
        Err(EvidenceRefusal::AlreadyReleased)
    } else {
        Ok(EvidenceChange::Released {})
    }
}

fn withhold(
    board: &Board,
    project: ProjectId,
    id: EvidenceId,
) -> Result<EvidenceChange, EvidenceRefusal> {
    let known = valid(board, project, id)?;
    if known.released { Ok(EvidenceChange::Withheld {}) } else { Err(EvidenceRefusal::NotReleased) }
}

fn valid(board: &Board, project: ProjectId, id: EvidenceId) -> Result<&Evidence, EvidenceRefusal> {
    let known = known(board, project, id).filter(|known| known.withdrawn.is_none());
    known.ok_or(EvidenceRefusal::Unknown)
}

fn known(board: &Board, project: ProjectId, id: EvidenceId) -> Option<&Evidence> {
    board.evidence.get(&id).map(AsRef::as_ref).filter(|known| known.project == project)
}

/// Whether the milestone that it shows is recognised.
fn is_recognised(board: &Board, evidence: &Evidence) -> bool {
    let project = board.projects.get(&evidence.project);
    let shown = project.and_then(|project| project.milestone_by_id(evidence.file.milestone?));
    shown.is_some_and(|shown| shown.recognised.is_yes())
}

/// Whether a claim that waits for recognition names the evidence, be it of its milestone or not.
fn in_claim(board: &Board, evidence: &Evidence) -> bool {
    let project = board.projects.get(&evidence.project);
    let mut milestones = project.into_iter().flat_map(|project| project.milestones.iter());
    milestones.any(|of| of.open_claim().is_some_and(|claim| claim.evidence.contains(&evidence.id)))
}

/// Whether all of `evidence` is there, belongs to `project` and counts.
pub fn counts(board: &Board, project: ProjectId, evidence: &[EvidenceId]) -> bool {
    let counts = |known: &Evidence| known.withdrawn.is_none();
    evidence.iter().all(|id| known(board, project, *id).is_some_and(counts))
}
