//! The scores of a closed month, from the sums that its edition froze.

use super::{Aims, ReachedCounts, Score, ScoreBasis, Scores, counted, elapsed, part};
use crate::{
    model::{
        edition::{self, Sums},
        series::AimKind,
    },
    value::Month,
    view::figures::Investment,
};

impl Scores {
    /// The scores that an edition froze at the end of `month`.
    pub fn of_sums(sums: &Sums, month: Month) -> Self {
        let reached = |kind, by: edition::PlanAttainment| Score::of_reached(sums, kind, by, month);
        Self {
            year: month.year(),
            starts: reached(AimKind::Starts, sums.starts),
            completions: reached(AimKind::Completions, sums.completions),
            investment: Score::of_sums(sums, month),
        }
    }
}

impl Score {
    /// Starts or completions as an edition counted them.
    fn of_reached(sums: &Sums, kind: AimKind, by: edition::PlanAttainment, month: Month) -> Self {
        let edition::PlanAttainment { planned, due, claimed, recognised, ledger } = by;
        let reached = ReachedCounts { claimed, recognised, ledger }.aims(kind);
        match sums.target(kind) {
            Some(target) => Self::of_target(target, reached, month),
            None => {
                Self::new(ScoreBasis::Plan, counted(kind, planned), reached, part(due, planned))
            }
        }
    }

    /// Investment as an edition summed it up; none where there was neither target nor plan.
    fn of_sums(sums: &Sums, month: Month) -> Option<Self> {
        if let Some(target) = sums.target(AimKind::Investment) {
            return Some(Self::of_target(target, Aims::money(sums.money), month));
        }
        Investment::of_sums(sums, month).map(|sum| Self::of_money(&sum))
    }

    fn of_target(target: edition::SumTarget, reached: Aims, month: Month) -> Self {
        let scheduled = elapsed(target.due, month.year(), Some(month));
        Self::new(ScoreBasis::Target(target.due), target.aim, reached, scheduled)
    }
}
