//! What a command about rule sets comes to. A new version is refused with all that is wrong, rule by
//! rule, so that every fault stands at its own line of the editor.

use super::{Case, facts};
use crate::{
    board::Board,
    event::{Event, Subject},
    model::{
        actor::Actor,
        rule::{self, RuleAction, RuleChange},
    },
    refusal::Refusal,
};

/// Whether `actor` may do it: the office keeps the rules.
pub fn may(_board: &Board, actor: &Actor, _subject: Subject, _action: &RuleAction) -> bool {
    actor.is_office()
}

/// Decides a command about rule sets.
///
/// # Errors
/// See [`rule_event`].
pub fn decide(case: &Case<'_>, _subject: Subject, command: RuleAction) -> Result<Vec<Event>, Refusal> {
    Ok(rule_event(case.board, command)?.map(Event::from).into_iter().collect())
}

/// What a command about rule sets would come to; the editor asks before anybody saves.
///
/// # Errors
/// When the rules about rule sets refuse it.
pub fn rule_event(board: &Board, command: RuleAction) -> Result<Option<RuleChange>, Refusal> {
    if let RuleAction::Set { rules, .. } = &command {
        let faults = rule::faults(rules);
        if !faults.is_empty() {
            let part = |(place, refusal)| (place, Refusal::Rule(refusal));
            return Err(Refusal::Parts(faults.into_iter().map(part).collect()));
        }
    }
    Ok(rule::decide(&facts::work::of_rule(board, &command), command)?)
}
