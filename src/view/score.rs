//! 目标、申报、认定 and, until recognition takes its place, 台账: numbers beside each other, never mixed, and
//! how many points behind. Where no target was set the year's plan stands in, and says so.

use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;

use super::{
    assessment::{Assessment, count},
    figures::Investment,
    filter::Filter,
    judged::Judged,
};
use crate::{
    model::series::{Aim, AimKind, Goal, SizeClass, TargetScope},
    value::{Fraction, Money, Month, Name, Percentages, Year, code::codes},
};

mod frozen;
mod reached;
mod selection;
#[cfg(test)]
mod tests;

use reached::{Aims, ReachedCounts, counted, dates, invested};
pub use selection::Selection;

/// What the numbers are held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum ScoreBasis {
    /// A target that the office set, due at the end of that month.
    Target(Month),
    /// The plans of the projects, as nobody set a target.
    Plan,
}

codes!(&ScoreBasis);

/// One kind of aim: what was aimed at, what was claimed, what was recognised, what only a ledger says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Score {
    /// Whether a target or the plan is aimed at.
    pub basis: ScoreBasis,
    /// What is aimed at.
    pub aim: Aim,
    /// What was claimed or recognised up to the end of the last closed month; money as reported.
    pub claimed: Aim,
    /// What was recognised up to the end of the last closed month; money as reported.
    pub recognised: Aim,
    /// 台账: what only a ledger states beyond that; nothing for money, which is reported.
    pub ledger: Aim,
    /// What is recognised and what the ledger states ÷ aim, in tenths of a percent.
    pub share: i64,
    /// What should be reached by the last closed month, in tenths of a percent.
    pub scheduled: i64,
    /// Scheduled minus that share as both are written, in tenths of a point; above zero is behind.
    pub behind: i64,
}

/// Starts, completions and investment of the same projects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scores {
    /// The year that the scores are of.
    pub year: Year,
    /// The score of construction starts.
    pub starts: Score,
    /// The score of completions.
    pub completions: Score,
    /// Investment; none where there is neither a target nor a plan.
    pub investment: Option<Score>,
}

impl Scores {
    /// The scores of the `entries` that `selection` chose. A target counts what it is set for,
    /// which is what was chosen, or else no target applies.
    pub fn of(
        assessment: &Assessment,
        selection: Option<&Selection>,
        entries: &[&Judged],
        year: Year,
    ) -> Self {
        let score = |kind| {
            let target = selection.and_then(|selection| selection.goal(assessment, year, kind));
            match target {
                Some(goal) => Some(Score::of_goal(assessment, goal)),
                None => Score::of_plan(assessment, kind, entries, year),
            }
        };
        let counted = |kind| score(kind).unwrap_or_else(|| Score::nothing(kind));
        Self {
            year,
            starts: counted(AimKind::Starts),
            completions: counted(AimKind::Completions),
            investment: score(AimKind::Investment),
        }
    }

    /// The score of a kind.
    pub const fn get(&self, kind: AimKind) -> Option<Score> {
        match kind {
            AimKind::Starts => Some(self.starts),
            AimKind::Completions => Some(self.completions),
            AimKind::Investment => self.investment,
        }
    }
}

impl Score {
    /// How a target stands.
    pub fn of_goal(assessment: &Assessment, goal: &Goal) -> Self {
        let entries = assessment.entries().filter(|entry| counts(goal, entry));
        let basis = ScoreBasis::Target(goal.due);
        let closed = assessment.closed;
        let scheduled = elapsed(goal.due, goal.year, closed);
        let reached = match goal.aim.kind() {
            AimKind::Investment => {
                let entries: Vec<_> = entries.collect();
                Aims::money(invested(&entries, goal.year, closed))
            }
            kind => ReachedCounts::of(entries, kind, goal.year, closed).aims(kind),
        };
        Self::new(basis, goal.aim, reached, scheduled)
    }

    /// How some entries stand against their own plans; none for money that nobody planned.
    fn of_plan(
        assessment: &Assessment,
        kind: AimKind,
        entries: &[&Judged],
        year: Year,
    ) -> Option<Self> {
        if kind == AimKind::Investment {
            let sum = assessment.investment(entries.iter().copied())?;
            return (sum.month.year() == year).then(|| Self::of_money(&sum));
        }
        let closed = assessment.closed;
        let reached = ReachedCounts::of(entries.iter().copied(), kind, year, closed).aims(kind);
        let planned = || entries.iter().filter_map(|entry| dates(entry, kind)?.planned_for(year));
        let due =
            planned().filter(|date| closed.is_some_and(|month| date.month() <= month)).count();
        let whole = count(planned().count());
        Some(Self::new(ScoreBasis::Plan, counted(kind, whole), reached, part(count(due), whole)))
    }

    const fn of_money(sum: &Investment) -> Self {
        Self {
            basis: ScoreBasis::Plan,
            aim: Aim::Investment(sum.plan),
            claimed: Aim::Investment(sum.done),
            recognised: Aim::Investment(sum.done),
            ledger: Aim::Investment(Money::ZERO),
            share: sum.actual,
            scheduled: sum.scheduled,
            behind: sum.lag,
        }
    }

    /// Nothing aimed at and nothing reached.
    fn nothing(kind: AimKind) -> Self {
        Self::new(
            ScoreBasis::Plan,
            counted(kind, 0),
            ReachedCounts::default().aims(kind),
            Fraction::ZERO,
        )
    }

    /// Nothing is behind where nothing is aimed at.
    fn new(basis: ScoreBasis, aim: Aim, reached: Aims, scheduled: Fraction) -> Self {
        let Aims { claimed, recognised, ledger } = reached;
        let number = i128::from(recognised.number()) + i128::from(ledger.number());
        let share = Fraction::new(number, i128::from(aim.number()));
        let shares = share.map(|share| Percentages::of(scheduled, share));
        Self {
            basis,
            aim,
            claimed,
            recognised,
            ledger,
            share: shares.map_or(0, |shares| shares.actual().number),
            scheduled: scheduled.tenths(),
            behind: shares.map_or(0, |shares| shares.lag().number),
        }
    }
}

/// Whether a target is about an entry.
fn counts(goal: &Goal, entry: &Judged) -> bool {
    let facts = &entry.project.facts;
    let in_scope = match goal.scope {
        TargetScope::City => true,
        TargetScope::Region(region) => entry.region == Some(region),
        TargetScope::Unit(unit) => facts.responsible_unit == Some(unit),
    };
    in_scope
        && (goal.sector.is_none() || goal.sector == facts.sector)
        && (goal.size.is_none() || goal.size == entry.total.map(SizeClass::of))
}

/// A part of a whole; nothing of nothing.
fn part(part: u32, whole: u32) -> Fraction {
    Fraction::new(i128::from(part), i128::from(whole)).unwrap_or(Fraction::ZERO)
}

/// Closed months ÷ months to the due month, of a target of `year`.
fn elapsed(due: Month, year: Year, closed: Option<Month>) -> Fraction {
    let due = i128::from(due.number());
    let done = closed.map_or(0, |month| match month.year().cmp(&year) {
        std::cmp::Ordering::Less => 0,
        std::cmp::Ordering::Equal => i128::from(month.number()).min(due),
        std::cmp::Ordering::Greater => due,
    });
    Fraction::new(done, due).unwrap_or(Fraction::ZERO)
}
