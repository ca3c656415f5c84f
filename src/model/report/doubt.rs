//! Amounts that are probably in another unit (亿 or 万): whoever reports has to confirm them, and
//! whoever reviews is shown the doubt, confirmed or not.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::ReportRefusal;
use crate::value::{Money, code::codes};

/// From this many times the amount it is held against, a month is in doubt.
const TIMES: i64 = 10;

/// Why an amount is in doubt; its code is that of the refusal while it is not confirmed.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum ReportDoubt {
    /// The month is ten times the one before, or more.
    TenTimesLastMonth,
    /// The month is ten times the plan of its year, or more.
    TenTimesThePlan,
}

codes!(ReportDoubt);

impl From<ReportDoubt> for ReportRefusal {
    fn from(doubt: ReportDoubt) -> Self {
        match doubt {
            ReportDoubt::TenTimesLastMonth => Self::Jump,
            ReportDoubt::TenTimesThePlan => Self::BeyondPlan,
        }
    }
}

/// The doubt about a month's amount, held against the year's plan and the month before.
pub fn doubt(
    month: Option<Money>,
    last: Option<Money>,
    plan: Option<Money>,
) -> Option<ReportDoubt> {
    let exceeds = |measure: Option<Money>| {
        let measure = measure.filter(|measure| *measure > Money::ZERO);
        month.zip(measure).is_some_and(|(month, measure)| month >= measure.times(TIMES))
    };
    if exceeds(plan) {
        Some(ReportDoubt::TenTimesThePlan)
    } else if exceeds(last) {
        Some(ReportDoubt::TenTimesLastMonth)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_in_doubt_from_ten_times_the_plan_or_the_month_before() {
        let wan = |amount| Some(Money::from_wan(amount));
        assert_eq!(doubt(wan(20_000), None, wan(1_000)), Some(ReportDoubt::TenTimesThePlan));
        assert_eq!(doubt(wan(1_000), wan(100), wan(5_000)), Some(ReportDoubt::TenTimesLastMonth));
        assert_eq!(doubt(wan(999), wan(100), wan(100)), None);
        assert_eq!(doubt(wan(999), wan(0), wan(0)), None);
        assert_eq!(doubt(None, wan(1), wan(1)), None);
    }

    #[test]
    fn a_doubt_is_refused_under_its_own_code() {
        for doubt in ReportDoubt::ALL {
            assert_eq!(ReportRefusal::from(doubt).code(), doubt.code());
        }
    }
}
