//! A card as the working list counts, filters and orders it: its row is made only for the page that
//! shows it.

use std::{borrow::Cow, cmp::Reverse, collections::BTreeMap};

use super::{CardQueue, CardRow, row, shown};
use crate::{
    board::Board,
    model::{
        actor::Actor,
        card::{Card, CardLevel, CardStep},
        rule::RuleCode,
    },
    value::{CardId, Day, RegionId, UnitId},
    view::{assessment::Assessment, lagging::weight, options::FilterOption},
};

/// A card as its reader sees it.
pub(super) struct Listed<'a> {
    card: Cow<'a, Card>,
    /// The queue on which it waits.
    pub queue: CardQueue,
    /// The region it counts in.
    pub region: Option<RegionId>,
    /// The unit that answers.
    pub unit: Option<UnitId>,
}

impl<'a> Listed<'a> {
    pub fn of(board: &Board, actor: &Actor, card: &'a Card, today: Day) -> Self {
        let card = shown(board, actor, card);
        let (region, unit) = board.answerable(card.key.about);
        Self { queue: CardQueue::of_card(board, &card, today), card, region, unit }
    }

    /// The code of the rule that found it.
    pub fn rule(&self) -> &RuleCode {
        &self.card.key.rule
    }

    /// Whether it is out and not lifted (未销), whatever it waits for.
    pub fn stands(&self) -> bool {
        let step = self.card.state.step();
        self.card.draft().is_some() && self.card.out().is_some()
            || matches!(step, CardStep::Issued | CardStep::Acknowledged | CardStep::Rectified)
    }

    /// The gravest first, of equals those farthest behind, then the oldest.
    pub fn order(&self) -> (Reverse<CardLevel>, Reverse<(i64, i32)>, CardId) {
        let figure = weight(&self.card.basis().finding);
        (Reverse(self.card.state.level()), Reverse(figure), self.card.id)
    }

    pub fn row(&self, assessment: &Assessment, actor: &Actor, today: Day) -> CardRow {
        row::row(assessment, actor, &self.card, today)
    }
}

/// What of the open cards may be chosen, and how many there are of each.
pub(super) fn choices<'a, T: Ord + Clone>(
    cards: &'a [Listed<'a>],
    value: impl Fn(&'a Listed<'a>) -> Option<T>,
    name: impl Fn(&T) -> String,
) -> Vec<FilterOption<T>> {
    let mut counts = BTreeMap::new();
    for value in cards.iter().filter(|listed| listed.card.is_open()).filter_map(value) {
        *counts.entry(value).or_insert(0) += 1;
    }
    let choice = |(value, count)| FilterOption { name: name(&value), value, count };
    counts.into_iter().map(choice).collect()
}

/// What of the open cards may be chosen of their rules, each with the code of its condition for a name.
pub(super) fn rules(cards: &[Listed<'_>]) -> Vec<FilterOption<String>> {
    let mut conditions = BTreeMap::new();
    for listed in cards {
        let condition = listed.card.basis().finding.arithmetic.code();
        conditions.entry(listed.rule()).or_insert(condition);
    }
    let name = |rule: &&RuleCode| conditions.get(*rule).copied().unwrap_or_default().to_owned();
    let chosen = choices(cards, |listed| Some(listed.rule()), name);
    let owned = |choice: FilterOption<&RuleCode>| FilterOption {
        value: choice.value.to_string(),
        name: choice.name,
        count: choice.count,
    };
    chosen.into_iter().map(owned).collect()
}
