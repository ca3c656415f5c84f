//! 红旗, 补红旗, 黑旗: the flag of a milestone, as paper charts have it.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::{
    model::milestone::Milestone,
    value::{Day, code::codes},
};

/// Which flag stands for a milestone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Flag {
    /// 红旗: reached by its planned date, or on a date that nobody stated.
    Done,
    /// 补红旗: reached after its planned date.
    DoneLate,
    /// Claimed by its unit; the office has not recognised it yet.
    Claimed,
    /// 黑旗: past its planned date and neither reached nor claimed.
    Overdue,
    /// Its date has not passed.
    ToCome,
}

codes!(Flag);

impl Flag {
    /// The flag of a milestone on `day`, by the plan in force.
    #[must_use]
    pub fn of(milestone: &Milestone, day: Day) -> Self {
        if milestone.recognised.fact().is_some() {
            let planned = milestone.schedule.map(|schedule| schedule.plan);
            let late = planned
                .filter(|_| milestone.reached().is_some())
                .and_then(|planned| milestone.slip(planned));
            return if late.is_some_and(|days| days > 0) { Self::DoneLate } else { Self::Done };
        }
        if milestone.open_claim().is_some() {
            Self::Claimed
        } else if milestone.overdue(day).is_some() {
            Self::Overdue
        } else {
            Self::ToCome
        }
    }
}

/// How many flags of each kind stand on the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FlagCounts([u32; Flag::VARIANTS.len()]);

impl FlagCounts {
    /// How many there are of one kind.
    #[must_use]
    pub const fn of(&self, flag: Flag) -> u32 {
        self.0[flag as usize]
    }

    /// Counts one more.
    pub const fn add(&mut self, flag: Flag) {
        self.0[flag as usize] += 1;
    }

    /// Counts those of another board, too.
    pub fn add_all(&mut self, other: &Self) {
        for (own, more) in self.0.iter_mut().zip(other.0) {
            *own += more;
        }
    }

    /// How many there are altogether.
    #[must_use]
    pub fn all(&self) -> u32 {
        self.0.iter().sum()
    }
}
