//! Which cards the list shows, as it stands in the URL.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::listed::Listed;
use crate::{
    board::Board,
    model::card::{Card, CardDraft, CardStep},
    value::{Day, RegionId, UnitId, code::codes},
    view::paged::{number, parameter},
};

/// Where a card waits, and for whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum CardQueue {
    /// It waits for its subject to state facts or agree.
    Verify,
    /// Its subject objected, or it came back: it waits for what the office finds.
    Review,
    /// It waits for a leader's approval.
    Approve,
    /// It is approved and waits for the month's list.
    Issue,
    /// 未销: it is out and not lifted, whatever it waits for; its cards stand in other queues as well.
    Standing,
    /// It is out and waits for its subject to sign and rectify.
    Out,
    /// It is out although its year is frozen: it waits for the office to say what becomes of it.
    YearEnd,
    /// Claimed to be rectified, its rule not silent for long enough.
    Answered,
    /// Its rule has been silent long enough: it waits for the office to lift it.
    Lift,
    /// Lifted, revoked, exempted or withdrawn.
    Ended,
}

codes!(CardQueue);

impl CardQueue {
    /// Where a card waits on `today`.
    pub fn of_card(board: &Board, card: &Card, today: Day) -> Self {
        if card.is_open() && card.draft().is_some_and(CardDraft::awaits_review) {
            return Self::Review;
        }
        if card.draft().is_none() && card.awaits_year_end(board.frozen_year()) {
            return Self::YearEnd;
        }
        Self::of(card.state.step(), card.is_ripe(today, &board.city.calendar))
    }

    /// Where a card waits that stands at `step`, and may be lifted or not.
    pub const fn of(step: CardStep, ripe: bool) -> Self {
        match step {
            CardStep::Proposed => Self::Verify,
            CardStep::Verified => Self::Approve,
            CardStep::Approved => Self::Issue,
            CardStep::Issued | CardStep::Acknowledged => Self::Out,
            CardStep::Rectified if ripe => Self::Lift,
            CardStep::Rectified => Self::Answered,
            CardStep::Lifted | CardStep::Revoked | CardStep::Exempted | CardStep::Withdrawn => {
                Self::Ended
            }
        }
    }

    /// Whether a card is listed in this queue.
    pub(super) fn holds(self, card: &Listed<'_>) -> bool {
        match self {
            Self::Standing => card.stands(),
            queue => card.queue == queue,
        }
    }
}

/// A choice of cards; what is unset lets everything through.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CardQuery {
    /// The queue whose cards are listed.
    pub queue: CardQueue,
    /// Only those about this region or its projects.
    pub region: Option<RegionId>,
    /// Only those that this unit answers.
    pub unit: Option<UnitId>,
    /// Only those of the rule with this code.
    pub rule: String,
    /// The number of the page, from 0.
    #[serde(default)]
    pub page: u32,
}

impl Default for CardQuery {
    fn default() -> Self {
        Self { queue: CardQueue::Out, region: None, unit: None, rule: String::new(), page: 0 }
    }
}

impl CardQuery {
    /// Reads the query from URL parameters; what cannot be read is passed over.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let text = |key: &str| get(key).unwrap_or_default();
        Self {
            queue: CardQueue::from_code(&text("queue")).unwrap_or(CardQueue::Out),
            region: text("region").parse().ok(),
            unit: text("unit").parse().ok(),
            rule: text("rule").chars().take(40).collect(),
            page: number(&text("page")),
        }
    }

    /// The URL parameters that give this query back.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let all = [
            ("queue", Some(self.queue.code().to_owned())),
            ("region", self.region.map(|region| region.to_string())),
            ("unit", self.unit.map(|unit| unit.to_string())),
            ("rule", Some(self.rule.clone()).filter(|rule| !rule.is_empty())),
            ("page", parameter(self.page)),
        ];
        all.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
    }

    /// The same query for another queue, at its first page.
    #[must_use]
    pub fn on(&self, queue: CardQueue) -> Self {
        Self { queue, page: 0, ..self.clone() }
    }

    /// Whether a card passes all filters but that of the queue.
    pub(super) fn passes(&self, card: &Listed<'_>) -> bool {
        self.region.is_none_or(|region| card.region == Some(region))
            && self.unit.is_none_or(|unit| card.unit == Some(unit))
            && (self.rule.is_empty() || card.rule().as_str() == self.rule)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_survives_the_url() {
        let query = CardQuery {
            queue: CardQueue::Lift,
            region: Some(RegionId(3)),
            unit: Some(UnitId(5)),
            rule: "start-missed".to_owned(),
            page: 2,
        };
        let parameters = query.parameters();
        let get = |key: &str| parameters.iter().find(|(k, _)| *k == key).map(|(_, v)| v.clone());
        assert_eq!(CardQuery::read(get), query);
        let nonsense = |key: &str| (key != "rule").then(|| "x".to_owned());
        assert_eq!(CardQuery::read(nonsense), CardQuery::default());
    }

    #[test]
    fn every_step_of_a_card_has_its_shelf() {
        let queues = CardStep::ALL.map(|step| CardQueue::of(step, false));
        assert!(queues.is_sorted(), "the queues follow a card's life: {queues:?}");
        assert_eq!(CardQueue::of(CardStep::Rectified, true), CardQueue::Lift);
    }
}
