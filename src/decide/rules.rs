//! A new version of a rule set is refused with all that is wrong, rule by rule, so that every
//! fault stands at its own line of the editor.

use super::Refusal;
use crate::model::rule::{self, RuleCommand, RuleEvent, RuleFacts};

pub fn decide(facts: &RuleFacts<'_>, command: RuleCommand) -> Result<Option<RuleEvent>, Refusal> {
    if let RuleCommand::Set { rules, .. } = &command {
        let faults = rule::faults(rules);
        if !faults.is_empty() {
            let part = |(place, refusal)| (place, Refusal::Rule(refusal));
            return Err(Refusal::Parts(faults.into_iter().map(part).collect()));
        }
    }
    Ok(rule::decide(facts, command)?)
}
