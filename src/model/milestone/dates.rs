//! The dates of a start or a completion, and in which year each of them counts by the end of a month:
//! the present and a closed month count by the same words.

use super::Milestone;
use crate::{
    model::fact::Occurrence,
    value::{LedgerDate, Month, Year},
};

/// Who says that a start or a completion was reached within a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttestedBy {
    /// 台账: only a ledger; recognition takes its place.
    Ledger,
    /// 认定: the office recognised it.
    Recognised,
}

/// What is planned, claimed and recognised of a start or a completion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Dates {
    /// The planned date in force.
    pub planned: Option<LedgerDate>,
    /// The date claimed by the unit, while the claim waits for recognition.
    pub claimed: Option<LedgerDate>,
    /// Whether it was reached, on which date, and who says so: only a ledger, or recognition.
    pub recognised: Occurrence,
}

impl Dates {
    /// Those of a milestone; none where the project has no such milestone.
    pub fn of(milestone: Option<&Milestone>) -> Self {
        milestone.map_or_else(Self::default, |milestone| Self {
            planned: milestone.schedule.map(|schedule| schedule.plan),
            claimed: milestone.open_claim().map(|claim| claim.date),
            recognised: milestone.recognised,
        })
    }

    /// Who says that it was reached within `year`, on a date up to the end of `until`; any date of the
    /// year where no month is given. What was reached on an unknown date counts for the year in which
    /// it was planned.
    pub fn reached(self, year: Year, until: Option<Month>) -> Option<AttestedBy> {
        let fact = self.recognised.fact()?;
        let counts = match fact.date {
            Some(date) => lies(date, year, until),
            None => self.planned.is_some_and(|planned| planned.month().year() == year),
        };
        let recognised = self.recognised.is_recognised();
        counts.then_some(if recognised { AttestedBy::Recognised } else { AttestedBy::Ledger })
    }

    /// Whether it was recognised within `year` by the end of `until`, or claimed on such a date.
    pub fn is_claimed(self, year: Year, until: Option<Month>) -> bool {
        self.reached(year, until) == Some(AttestedBy::Recognised)
            || self.claimed.is_some_and(|date| lies(date, year, until))
    }

    /// The planned date, if the year is to bring it: planned for the year, or left over from before.
    pub fn planned_for(self, year: Year) -> Option<LedgerDate> {
        let reached = self.recognised.fact().map(|fact| fact.date.or(self.planned));
        let open = reached.is_none_or(|date| date.is_some_and(|date| date.month().year() >= year));
        self.planned.filter(|date| open && date.month().year() <= year)
    }
}

fn lies(date: LedgerDate, year: Year, until: Option<Month>) -> bool {
    let month = date.month();
    month.year() == year && until.is_none_or(|until| month <= until)
}
