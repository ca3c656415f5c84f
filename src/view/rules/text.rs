//! A rule as everybody may read it: what it looks at, its levels, and to whom its card goes. Cards and
//! findings open it behind the rule's name, in the version by which they were judged.

use serde::{Deserialize, Serialize};

use crate::{
    board::Board,
    model::{
        level::Level,
        rule::{CardAddressee, DayKind, Edge, Rule, RuleCondition, RuleDraft, RuleRef},
    },
};

/// One version of a rule, to be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleText {
    /// What it looks at.
    pub condition: RuleCondition,
    /// Its levels with the figure at which each begins, mildest first.
    pub levels: Vec<(Level, Edge)>,
    /// Which days it counts, for its levels and its hold time.
    pub days: DayKind,
    /// To whom its card goes.
    pub addressee: CardAddressee,
    /// Days for which it must find nothing before a card may be lifted; 0 where it asks for none.
    pub hold: u16,
}

impl RuleText {
    /// The rule that a finding or card names, in that version.
    pub fn of(board: &Board, named: &RuleRef) -> Option<Self> {
        board.rules.rule(named).as_ref().map(Self::from)
    }

    /// A rule as it is being written; `None` while it looks at nothing.
    pub fn of_draft(rule: &RuleDraft) -> Option<Self> {
        let bands = &rule.bands;
        let edges = [
            (Level::Watch, bands.watch),
            (Level::Yellow, bands.yellow.map(|band| band.from)),
            (Level::Red, bands.red),
        ];
        Some(Self {
            condition: rule.condition?,
            levels: edges.into_iter().filter_map(|(level, edge)| Some((level, edge?))).collect(),
            days: rule.days,
            addressee: rule.addressee,
            hold: rule.hold,
        })
    }
}

impl From<&Rule> for RuleText {
    fn from(rule: &Rule) -> Self {
        let mut levels: Vec<_> = rule.bands().edges().collect();
        levels.reverse();
        Self {
            condition: rule.condition(),
            levels,
            days: rule.days(),
            addressee: rule.addressee(),
            hold: rule.hold(),
        }
    }
}
