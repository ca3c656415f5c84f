//! What may be asked about reports, what happens to them, why they are refused, and which figures no
//! report may hold.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::Figures;
use crate::{
    model::{fact::Source, refusal::refusals},
    value::{Money, Text},
};

/// A month this many times the one before is asked about: 亿 or 万?
const JUMP: i64 = 10;

/// What may be asked about reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReportAction {
    /// Reports a month's figures: a unit to its county's office, everybody else so that they stand.
    Record {
        /// The figures.
        figures: Figures,
        /// That a month ten times the last one is meant so.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        confirmed: bool,
    },
    /// Gives a report back to be mended.
    Return {
        /// Why.
        reason: Text,
    },
}

/// Who gave a report back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Returner {
    /// The county's office.
    County,
    /// The headquarters office.
    Office,
}

/// What happened to a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "report-")]
pub enum ReportChange {
    /// A month's figures were filed and stand.
    Recorded {
        /// The figures.
        figures: Figures,
        /// By whom.
        source: Source,
    },
    /// A unit handed its figures to the county's office.
    Submitted {
        /// The figures.
        figures: Figures,
    },
    /// A report was given back; if it stood, it stands no more.
    Returned {
        /// By whom.
        by: Returner,
        /// Why.
        reason: Text,
    },
}

refusals! {
    /// Why a report is refused.
    ReportRefusal {
        /// No project has this identifier.
        UnknownProject = "unknown-project",
        /// The month was never opened for reporting.
        PeriodNotOpen = "period-not-open",
        /// 累计 is not the 累计 before plus 当月.
        DoesNotAddUp = "total-does-not-add-up",
        /// A cumulative figure below nothing.
        Negative = "negative-amount",
        /// A negative month without a reason.
        ReasonMissing = "correction-reason-missing",
        /// Ten times the last month: 亿 or 万?
        Jump = "ten-times-last-month",
        /// Nothing was reported that could be given back.
        NothingToReturn = "nothing-to-return",
    }
}

/// Whether a month is so many times the one before that it is asked about.
pub fn is_jump(last: Option<Money>, now: Option<Money>) -> bool {
    match (last, now) {
        (Some(last), Some(now)) => last > Money::ZERO && now >= last.times(JUMP),
        _ => false,
    }
}

/// Checks that hold for every report, also one read from a ledger.
///
/// # Errors
/// When a cumulative figure is negative, or a negative month gives no reason.
pub fn check(figures: &Figures) -> Result<(), ReportRefusal> {
    // Said first: a total below nothing may only follow from what wants a reason.
    if figures.month.is_some_and(Money::is_negative) && figures.reason.is_none() {
        return Err(ReportRefusal::ReasonMissing);
    }
    let totals =
        [figures.year_to_date, figures.since_start, figures.next_month, figures.statistical];
    if totals.into_iter().flatten().any(Money::is_negative) {
        return Err(ReportRefusal::Negative);
    }
    Ok(())
}
