//! Recognition batches: what the office says of a claim happens to its milestone at once.

use super::{Refusal, decision, facts};
use crate::{
    board::Board,
    command::Decision,
    event::Event,
    model::{
        milestone::{self, MilestoneCommand, MilestoneFacts},
        recognition::{self, ClaimDecision, RecognitionCommand, RecognitionEvent},
    },
    value::Timestamp,
};

/// Decides a command about a batch into the milestone's event, if there is one, and the batch's.
pub fn decide(
    board: &Board,
    command: RecognitionCommand,
    now: Timestamp,
) -> Result<Decision, Refusal> {
    let event = recognition::decide(&facts::work::of_recognition(board, &command), command)?;
    let Some(event) = event else { return Ok(Decision::default()) };
    let mut events = Vec::new();
    if let Some(command) = consequence(&event) {
        // In the batch itself the claim is free to be decided.
        let facts = MilestoneFacts { in_batch: false, ..facts::of_milestone(board, &command, now) };
        events.extend(milestone::decide(&facts, command)?.map(Event::Milestone));
    }
    events.push(Event::Recognition(event));
    Ok(decision(events))
}

fn consequence(event: &RecognitionEvent) -> Option<MilestoneCommand> {
    let RecognitionEvent::Decided { project, milestone, decision, .. } = event else {
        return None;
    };
    let (project, milestone) = (*project, *milestone);
    Some(match decision.clone() {
        ClaimDecision::Recognised { date, .. } => {
            MilestoneCommand::Recognise { project, milestone, date }
        }
        ClaimDecision::Returned { reason } => {
            MilestoneCommand::ReturnClaim { project, milestone, reason }
        }
    })
}
