//! Milestones: units and county offices forecast, claim and ask for other dates; the office plans,
//! answers and recognises. A claim that an open batch looks at is decided there alone.

use super::{Case, changed, is_theirs};
use crate::{
    board::Board,
    event::{Event, Subject},
    model::{
        actor::Actor,
        milestone::{MilestoneAction, MilestoneChange, MilestoneKind, MilestoneRefusal},
    },
    refusal::Refusal,
    value::{LedgerDate, MilestoneId, Name, ProjectId},
};

mod decide;
#[cfg(test)]
mod tests;

use decide::Deciding;

/// Whether `actor` may do it: forecasts, claims and wishes for what is theirs; a plan only the office
/// moves.
pub fn may(board: &Board, actor: &Actor, subject: Subject, action: &MilestoneAction) -> bool {
    let theirs = || match (subject, action) {
        (
            Subject::Milestone(project, _),
            MilestoneAction::Forecast { .. }
            | MilestoneAction::Claim { .. }
            | MilestoneAction::WithdrawClaim {}
            | MilestoneAction::AskMove { .. },
        ) => is_theirs(board, actor, project),
        _ => false,
    };
    actor.is_office() || theirs()
}

/// Decides an action; saying again what stands changes nothing.
///
/// # Errors
/// See [`MilestoneRefusal`].
pub fn decide(
    case: &Case<'_>,
    subject: Subject,
    action: MilestoneAction,
) -> Result<Vec<Event>, Refusal> {
    match (subject, action) {
        (Subject::Project(project), MilestoneAction::Add { kind, name, plan }) => {
            add(case.board, project, kind, name, plan)
        }
        (Subject::Milestone(project, milestone), action) => {
            let in_batch = case.board.batch_awaiting(project, milestone).is_some();
            of_known(case, project, milestone, action, in_batch)
        }
        _ => Err(Refusal::WrongSubject),
    }
}

/// What the decision of the batch that holds the claim does to the milestone.
pub(super) fn by_its_batch(
    case: &Case<'_>,
    project: ProjectId,
    milestone: MilestoneId,
    action: MilestoneAction,
) -> Result<Vec<Event>, Refusal> {
    of_known(case, project, milestone, action, false)
}

fn add(
    board: &Board,
    project: ProjectId,
    kind: MilestoneKind,
    name: Option<Name>,
    plan: Option<LedgerDate>,
) -> Result<Vec<Event>, Refusal> {
    let known = board.projects.get(&project).ok_or(MilestoneRefusal::UnknownProject)?;
    if kind == MilestoneKind::Step {
        name.as_ref().ok_or(MilestoneRefusal::NameMissing)?;
    } else if known.milestone(kind).is_some() {
        return Err(MilestoneRefusal::AlreadyThere.into());
    }
    let subject = Subject::Milestone(project, board.last_milestone.next());
    Ok(vec![Event::new(subject, MilestoneChange::Added { kind, name, plan })])
}

fn of_known(
    case: &Case<'_>,
    project: ProjectId,
    milestone: MilestoneId,
    action: MilestoneAction,
    in_batch: bool,
) -> Result<Vec<Event>, Refusal> {
    let (board, today) = (case.board, case.now.day());
    let subject = Subject::Milestone(project, milestone);
    let project = board.projects.get(&project).ok_or(MilestoneRefusal::UnknownProject)?;
    let known = project.milestone_by_id(milestone).ok_or(MilestoneRefusal::Unknown)?;
    let deciding = Deciding { board, project, known, today, in_batch };
    let change = match action {
        MilestoneAction::Add { .. } => return Err(Refusal::WrongSubject),
        MilestoneAction::Plan { plan, reason } => deciding.plan(plan, reason),
        MilestoneAction::Forecast { date } => deciding.forecast(date),
        MilestoneAction::AskMove { date, reason, words } => deciding.ask(date, reason, words),
        MilestoneAction::GrantMove {} => deciding.grant(),
        MilestoneAction::RefuseMove { reason } => deciding.refuse(reason),
        MilestoneAction::Claim { date, evidence } => deciding.claim(date, evidence),
        MilestoneAction::WithdrawClaim {} => deciding.withdraw(),
        MilestoneAction::ReturnClaim { reason } => deciding.give_back(reason),
        MilestoneAction::Recognise { date } => deciding.recognise(date),
        MilestoneAction::Weigh { weight } => deciding.weigh(weight),
    };
    Ok(changed(subject, change?))
}
