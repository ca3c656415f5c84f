//! What may be asked about reports, what happens to them, why they are refused, and the checks that
//! hold for every report.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{Figures, Report};
use crate::{
    model::{fact::Source, refusal::refusals},
    value::{Money, Text},
};

/// What may be asked about reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "report-")]
pub enum ReportAction {
    /// Reports a month's figures: a unit's go to its county's office, everybody else's are filed.
    Record {
        /// The figures of the month.
        figures: Figures,
        /// Whether the reporter confirms an amount that is in doubt.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        confirmed: bool,
    },
    /// Gives a report back to be corrected.
    Return {
        /// Why it has to be corrected.
        reason: Text,
    },
}

/// The office that gave a report back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Returner {
    /// The project office of the county.
    County,
    /// The office of the city's headquarters.
    Office,
}

/// What happened to a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "report-")]
pub enum ReportChange {
    /// A month's figures were filed and count from then on.
    Recorded {
        /// The figures of the month.
        figures: Figures,
        /// Where the figures come from.
        source: Source,
    },
    /// A unit handed its figures to its county's office for review.
    Submitted {
        /// The figures of the month.
        figures: Figures,
    },
    /// A report was given back; if it was filed, it no longer counts.
    Returned {
        /// The office that returned it.
        by: Returner,
        /// Why it has to be corrected.
        reason: Text,
    },
    /// The import that filed it was taken back.
    TakenBack {
        /// The report filed before the import; `None` where there was none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        before: Option<Box<Report>>,
    },
}

refusals! {
    /// Why a report is refused.
    ReportRefusal {
        /// No project has this identifier.
        UnknownProject = "unknown-project",
        /// The month was never opened for reporting.
        PeriodNotOpen = "period-not-open",
        /// 累计 does not equal the 累计 before plus 当月.
        DoesNotAddUp = "total-does-not-add-up",
        /// A cumulative or planned figure is negative.
        Negative = "negative-amount",
        /// A negative month has no reason.
        ReasonMissing = "correction-reason-missing",
        /// The month is at least ten times the one before and was not confirmed (亿 or 万?).
        Jump = "ten-times-last-month",
        /// The month is at least ten times the year's plan and was not confirmed (亿 or 万?).
        BeyondPlan = "ten-times-the-plan",
        /// There is no report that could be given back.
        NothingToReturn = "nothing-to-return",
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
