//! Recognition batches: what the office says of a claim happens to its milestone at once.

use super::{Case, facts};
use crate::{
    board::Board,
    event::{Event, Subject},
    model::{
        actor::Actor,
        milestone::{self, MilestoneAction, MilestoneFacts},
        recognition::{self, ClaimDecision, RecognitionAction, RecognitionChange},
    },
    refusal::Refusal,
};

/// Whether `actor` may do it: the office recognises.
pub fn may(_board: &Board, actor: &Actor, _subject: Subject, _action: &RecognitionAction) -> bool {
    actor.is_office()
}

/// Decides a command about a batch into the milestone's event, if there is one, and the batch's.
pub fn decide(
    case: &Case<'_>,
    _subject: Subject,
    command: RecognitionAction,
) -> Result<Vec<Event>, Refusal> {
    let Case { board, now, .. } = *case;
    let event = recognition::decide(&facts::work::of_recognition(board, &command), command)?;
    let Some(event) = event else { return Ok(Vec::new()) };
    let mut events = Vec::new();
    if let Some(command) = consequence(&event) {
        // In the batch itself the claim is free to be decided.
        let facts = MilestoneFacts { in_batch: false, ..facts::of_milestone(board, &command, now) };
        events.extend(milestone::decide(&facts, command)?.map(Event::from));
    }
    events.push(Event::from(event));
    Ok(events)
}

fn consequence(event: &RecognitionChange) -> Option<MilestoneAction> {
    let RecognitionChange::Decided { project, milestone, decision, .. } = event else {
        return None;
    };
    let (project, milestone) = (*project, *milestone);
    Some(match decision.clone() {
        ClaimDecision::Recognised { date, .. } => {
            MilestoneAction::Recognise { project, milestone, date }
        }
        ClaimDecision::Returned { reason } => {
            MilestoneAction::ReturnClaim { project, milestone, reason }
        }
    })
}
