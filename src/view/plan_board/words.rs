//! A milestone of the board in words, the same on screens, in workbooks and on paper.

use super::{Flag, PlanMilestone};
use crate::{value::LedgerDate, view::catalogue::Catalogue};

/// What stands above a board that leaves the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanTitles {
    /// City, name and years.
    pub title: String,
    /// How many projects, of which filter, in which groups and order, and from when.
    pub said: String,
}

impl PlanMilestone {
    /// Its name; start and completion have theirs from the catalogue.
    pub fn named(&self, words: &dyn Catalogue) -> String {
        let key = format!("milestone.{}", self.kind.code());
        self.name.clone().unwrap_or_else(|| words.get(&key))
    }

    /// What its flag says: state, plan, and the dates reached or expected, which `date` prints.
    pub fn said(&self, words: &dyn Catalogue, date: &dyn Fn(LedgerDate) -> String) -> String {
        let dated = |key, day| words.fill(key, &[("date", &date(day))]);
        let reached = if self.flag == Flag::Claimed { "plan.claimed" } else { "plan.reached" };
        let parts = [
            Some(words.get(&format!("plan.flag.{}", self.flag.code()))),
            Some(dated("plan.planned", self.date)),
            self.first_planned.map(|first| dated("plan.first-planned", first)),
            self.reached.map(|day| dated(reached, day)),
            self.by_ledger.then(|| words.get("plan.by-ledger")),
            self.forecast.map(|forecast| dated("plan.forecast", forecast)),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(&words.get("plan.comma"))
    }

    /// What stands where it was first planned: its name and where it stands now.
    pub fn moved(&self, words: &dyn Catalogue, date: &dyn Fn(LedgerDate) -> String) -> String {
        words.fill("plan.moved-to", &[("date", &date(self.date))])
    }
}
