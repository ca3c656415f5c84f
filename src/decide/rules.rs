//! What a command about rule sets comes to. A new version is refused with all that is wrong, rule by
//! rule, so that every fault stands at its own line of the editor.

use super::{Refusal, facts};
use crate::{
    board::Board,
    model::rule::{self, RuleCommand, RuleEvent},
};

/// What a command about rule sets would come to; the editor asks before anybody saves.
///
/// # Errors
/// When the rules about rule sets refuse it.
pub fn rule_event(board: &Board, command: RuleCommand) -> Result<Option<RuleEvent>, Refusal> {
    if let RuleCommand::Set { rules, .. } = &command {
        let faults = rule::faults(rules);
        if !faults.is_empty() {
            let part = |(place, refusal)| (place, Refusal::Rule(refusal));
            return Err(Refusal::Parts(faults.into_iter().map(part).collect()));
        }
    }
    Ok(rule::decide(&facts::work::of_rule(board, &command), command)?)
}
