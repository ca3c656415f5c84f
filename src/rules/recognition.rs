//! Recognition batches: the office gathers claims, records what bureaus think and decides each claim;
//! what it says of a claim happens to its milestone at once.

use super::{Case, changed, milestone};
use crate::{
    board::Board,
    event::{Event, Subject},
    model::{
        actor::Actor,
        milestone::{Milestone, MilestoneAction},
        recognition::{
            ClaimDecision, RecognitionAction, RecognitionBatch, RecognitionChange,
            RecognitionRefusal,
        },
    },
    refusal::Refusal,
    value::{MilestoneId, ProjectId},
};

#[cfg(test)]
mod tests;

/// Whether `actor` may do it: the office recognises.
pub fn may(_board: &Board, actor: &Actor, _subject: Subject, _action: &RecognitionAction) -> bool {
    actor.is_office()
}

/// Decides an action; saying again what stands changes nothing.
///
/// # Errors
/// See [`RecognitionRefusal`]; also when the rules of milestones refuse what a decision does to one.
pub fn decide(
    case: &Case<'_>,
    subject: Subject,
    action: RecognitionAction,
) -> Result<Vec<Event>, Refusal> {
    match (subject, action) {
        (Subject::City, RecognitionAction::Open { claims }) => open(case.board, claims),
        (Subject::Batch(id), action) => {
            let batch = case.board.batches.get(&id).ok_or(RecognitionRefusal::Unknown)?;
            if batch.closed.is_some() {
                return Err(RecognitionRefusal::Closed.into());
            }
            of_open(case, batch, action)
        }
        _ => Err(Refusal::WrongSubject),
    }
}

fn open(board: &Board, mut claims: Vec<(ProjectId, MilestoneId)>) -> Result<Vec<Event>, Refusal> {
    if claims.is_empty() {
        return Err(RecognitionRefusal::Empty.into());
    }
    let is_claimed =
        |&(project, id): &_| known(board, project, id).and_then(Milestone::open_claim).is_some();
    if !claims.iter().all(is_claimed) {
        return Err(RecognitionRefusal::NothingClaimed.into());
    }
    if claims.iter().any(|&(project, id)| board.batch_awaiting(project, id).is_some()) {
        return Err(RecognitionRefusal::InOpenBatch.into());
    }
    claims.sort_unstable();
    claims.dedup();
    let subject = Subject::Batch(board.batches.next_id());
    Ok(vec![Event::new(subject, RecognitionChange::Opened { claims })])
}

fn of_open(
    case: &Case<'_>,
    batch: &RecognitionBatch,
    action: RecognitionAction,
) -> Result<Vec<Event>, Refusal> {
    let change = match action {
        RecognitionAction::Open { .. } => return Err(Refusal::WrongSubject),
        RecognitionAction::Opine { unit, agrees, remark } => {
            if !case.board.units.contains_key(&unit) {
                return Err(RecognitionRefusal::UnknownUnit.into());
            }
            let before = batch.opinions.iter().find(|opinion| opinion.unit == unit);
            let same = before.is_some_and(|o| o.agrees == agrees && o.remark == remark);
            (!same).then_some(RecognitionChange::Opined { unit, agrees, remark })
        }
        RecognitionAction::Decide { project, milestone, decision } => {
            return decide_claim(case, batch, (project, milestone), decision);
        }
        RecognitionAction::Close {} => {
            if batch.claims.iter().any(|claim| claim.decision.is_none()) {
                return Err(RecognitionRefusal::Undecided.into());
            }
            Some(RecognitionChange::Closed {})
        }
    };
    Ok(changed(Subject::Batch(batch.id), change))
}

/// The milestone's event, if there is one, and the batch's.
fn decide_claim(
    case: &Case<'_>,
    batch: &RecognitionBatch,
    (project, milestone): (ProjectId, MilestoneId),
    decision: ClaimDecision,
) -> Result<Vec<Event>, Refusal> {
    let claim = batch.claim(project, milestone).ok_or(RecognitionRefusal::NotInThisBatch)?;
    match &claim.decision {
        Some(before) if *before == decision => return Ok(Vec::new()),
        Some(_) => return Err(RecognitionRefusal::AlreadyDecided.into()),
        None => checked(case.board, (project, milestone), &decision)?,
    }
    let action = match decision.clone() {
        ClaimDecision::Recognised { date, .. } => MilestoneAction::Recognise { date },
        ClaimDecision::Returned { reason } => MilestoneAction::ReturnClaim { reason },
    };
    let mut events = milestone::by_its_batch(case, project, milestone, action)?;
    let change = RecognitionChange::Decided { project, milestone, decision };
    events.push(Event::new(Subject::Batch(batch.id), change));
    Ok(events)
}

/// Refuses a recognition for which not everything on the checklist of its kind was ticked.
fn checked(
    board: &Board,
    (project, id): (ProjectId, MilestoneId),
    decision: &ClaimDecision,
) -> Result<(), RecognitionRefusal> {
    let ClaimDecision::Recognised { ticked, .. } = decision else { return Ok(()) };
    let list = known(board, project, id).and_then(|known| board.checklists.get(&known.kind));
    if list.is_some_and(|list| !list.is_complete(ticked)) {
        return Err(RecognitionRefusal::ChecklistIncomplete);
    }
    Ok(())
}

fn known(board: &Board, project: ProjectId, id: MilestoneId) -> Option<&Milestone> {
    board.projects.get(&project)?.milestone_by_id(id)
}
