//! How the lag behind a schedule becomes a figure, and which schedule it is.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::value::{Decimal, Fraction, Percentages, code::codes};

/// How the lag behind schedule becomes the figure that is compared with the edges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Formula {
    /// Scheduled minus actual, in percentage points.
    Points,
    /// Actual ÷ scheduled, in percent; finds nothing while nothing is scheduled.
    Ratio,
    /// The missing part of the scheduled share, in percent of it; finds nothing if that is 0.
    Shortfall,
}

codes!(Formula);

impl Formula {
    /// The exact figure of two shares; none for ratio and shortfall while nothing is scheduled.
    pub fn figure(self, scheduled: Fraction, actual: Fraction) -> Option<Fraction> {
        Some(match self {
            Self::Points => scheduled.minus(actual),
            Self::Ratio => actual.over(scheduled)?,
            Self::Shortfall => Fraction::ONE.minus(actual.over(scheduled)?),
        })
    }

    /// The figure of two shares as they are printed.
    pub fn printed(self, shares: Percentages) -> Option<Decimal> {
        match self {
            Self::Points => Some(shares.lag()),
            Self::Ratio => shares.ratio(),
            Self::Shortfall => shares.shortfall(),
        }
    }

    /// Two shares as they are printed beside a threshold of whole points or percent: with as many
    /// decimals as it takes for their figure to lie on the side of it on which it was decided to lie.
    pub fn beside(self, scheduled: Fraction, actual: Fraction, at: i64) -> Percentages {
        let decided = self.figure(scheduled, actual).map(|figure| figure.cmp_percent(at));
        Percentages::showing(scheduled, actual, |shares| {
            self.printed(*shares).map(|printed| printed.cmp_whole(at)) == decided
        })
    }
}

/// Which of the two measures of schedule progress a rule checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum MeasureKind {
    /// Investment since 1 January against the year's plan.
    #[default]
    Investment,
    /// Milestones against their plan, by the weights the office set.
    Construction,
}

codes!(MeasureKind);
