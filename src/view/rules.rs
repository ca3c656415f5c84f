//! The rule editor: all rule sets with their versions, which holds where, and what a change that is
//! not made yet would do to the cards proposed now.

use serde::{Deserialize, Serialize};

use super::{
    assessment::Assessment,
    head::Frame,
    options::{FilterOption, Options},
};
use crate::{
    access::{self, Screen},
    board::Board,
    command::Command,
    event::Subject,
    model::{
        actor::Actor,
        rule::{Assignment, OwnSet, Preset, RuleAction, RuleDraft, RuleScope, RuleSet, RuleSetId},
    },
    rules::{self, card::called_for},
    value::{Day, ListId, Name, Seq, Timestamp},
};

mod first_round;
mod preview;
#[cfg(test)]
mod tests;
mod text;

pub use first_round::{FirstCard, FirstRound, first_round, whole_first_round};
pub use preview::{CardEffect, ChangedCard, Preview, preview};
pub(super) use preview::{compared, firing};
pub use text::RuleText;

/// A version of a set as a line of its history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionLine {
    /// Its number, from 1.
    pub number: u32,
    /// The moment this version was set.
    pub at: Timestamp,
    /// The name of the person who set it.
    pub by: String,
}

/// One rule set as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetLine {
    /// The identifier of the rule set.
    pub id: RuleSetId,
    /// Its name; a preset takes its own from the catalogue.
    pub name: Option<Name>,
    /// The number of its version.
    pub number: u32,
    /// What it was copied from; none for a preset.
    pub from: Option<RuleSetId>,
    /// Its rules as the editor takes them.
    pub rules: Vec<RuleDraft>,
    /// Its versions, newest first; none for a preset.
    pub versions: Vec<VersionLine>,
    /// The version a command about it must name.
    pub version: Seq,
}

/// Which set holds for some projects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScopeLine {
    /// The projects for which the set holds.
    pub scope: RuleScope,
    /// The name of the list that the scope names; none for other scopes.
    pub list: Option<String>,
    /// The rule set that holds for them.
    pub set: RuleSetId,
    /// Its version; `None` for a preset, and where the latest one holds at any time.
    pub version: Option<u32>,
    /// The first day on which it holds; `None` where it held at once.
    pub from: Option<Day>,
    /// Whether it is still to begin.
    pub begins_later: bool,
    /// Whether it holds today; a campaign only while it runs.
    pub holds: bool,
}

/// Everything that the rule editor shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RulesView {
    /// City, period, data age.
    pub frame: Frame,
    /// Whether the reader may change anything.
    pub acts: bool,
    /// All sets, presets first.
    pub sets: Vec<SetLine>,
    /// Which holds where, the narrowest first; what nothing is said of goes by `points`.
    pub scopes: Vec<ScopeLine>,
    /// The version a command about scopes must name.
    pub version: Seq,
    /// Lists to choose from.
    pub lists: Vec<FilterOption<ListId>>,
    /// Sectors to choose from.
    pub sectors: Vec<FilterOption<String>>,
    /// The version that setting the first day of cards must name.
    pub city: Seq,
    /// How many cards the rules call for now, whether they were proposed already or not.
    pub proposed: u32,
}

/// The editor for `actor` at `now`; nothing for whoever is not of the headquarters.
pub fn rules(assessment: &Assessment, actor: &Actor, now: Timestamp) -> Option<RulesView> {
    if !access::may_open(actor, Screen::Office) {
        return None;
    }
    let board = &assessment.board;
    let options = Options::of(assessment);
    let called = called_for(board, assessment.evaluation());
    let mut scopes: Vec<_> =
        board.rules.assigned.iter().map(|known| scope_line(board, known, now)).collect();
    scopes.sort_by_key(|line| (std::cmp::Reverse(line.scope.rank()), line.scope.list()));
    Some(RulesView {
        frame: Frame::of(assessment, now),
        acts: may_change(board, actor),
        sets: board.rules.sets().iter().map(|set| set_line(board, set)).collect(),
        scopes,
        version: board.rules.version,
        city: board.city.version,
        lists: options.lists,
        sectors: options.sectors,
        proposed: super::assessment::count(preview::firing(board, &called, actor, now).len()),
    })
}

fn may_change(board: &Board, actor: &Actor) -> bool {
    let scope = RuleScope::Everything;
    let set = RuleSetId::Preset(Preset::Points);
    rules::may(board, actor, &Command::new(Subject::RuleScopes, RuleAction::Assign { scope, set }))
}

fn set_line(board: &Board, set: &RuleSet) -> SetLine {
    let own = match set.id {
        RuleSetId::Preset(_) | RuleSetId::Ledger => None,
        RuleSetId::Own(id) => board.rules.own(id),
    };
    SetLine {
        id: set.id,
        name: set.name.clone(),
        number: set.version,
        from: own.map(|own| own.from),
        rules: set.rules.iter().cloned().map(RuleDraft::from).collect(),
        versions: own.map(versions).unwrap_or_default(),
        version: own.map(|own| own.version).unwrap_or_default(),
    }
}

fn versions(own: &OwnSet) -> Vec<VersionLine> {
    let line = |(number, version): (u32, &crate::model::rule::SetVersion)| VersionLine {
        number,
        at: version.at,
        by: version.by.to_string(),
    };
    let mut lines: Vec<_> = (1..).zip(&own.versions).map(line).collect();
    lines.reverse();
    lines
}

fn scope_line(board: &Board, known: &Assignment, now: Timestamp) -> ScopeLine {
    let list = known.scope.list().and_then(|list| board.lists.get(&list));
    ScopeLine {
        scope: known.scope.clone(),
        list: list.map(|list| list.name.to_string()),
        set: known.set,
        version: known.version,
        from: known.from,
        begins_later: known.from.is_some_and(|from| from > now.day()),
        holds: board.rules.in_force(now.day()).any(|holding| holding == known),
    }
}
