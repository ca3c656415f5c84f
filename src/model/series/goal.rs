//! What a target says: of which year and whose projects, and how much by when.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::SizeClass;
use crate::value::{Money, Month, Name, RegionId, UnitId, Year, code::codes};

/// Whose projects count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TargetScope {
    /// All of the city.
    City,
    /// Those of a region.
    Region(RegionId),
    /// Those of a responsible unit.
    Unit(UnitId),
}

/// What can be aimed at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum AimKind {
    /// 开工
    Starts,
    /// 竣工
    Completions,
    /// 投资
    Investment,
}

codes!(AimKind);

/// What is aimed at: its kind and its value in one, so that no start is counted in money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aim {
    /// So many entries started.
    Starts(u32),
    /// So many entries completed.
    Completions(u32),
    /// So much money since January.
    Investment(Money),
}

impl Aim {
    /// What kind it is of.
    pub const fn kind(self) -> AimKind {
        match self {
            Self::Starts(_) => AimKind::Starts,
            Self::Completions(_) => AimKind::Completions,
            Self::Investment(_) => AimKind::Investment,
        }
    }

    /// The value as a plain number: a count, or fen.
    pub const fn number(self) -> i64 {
        match self {
            Self::Starts(count) | Self::Completions(count) => count as i64,
            Self::Investment(money) => money.fen(),
        }
    }
}

/// What a target says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    /// Of which year.
    pub year: Year,
    /// Whose projects count.
    pub scope: TargetScope,
    /// Only those of this sector.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sector: Option<Name>,
    /// Only those of this size.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<SizeClass>,
    /// By the end of which month.
    pub due: Month,
    /// What is aimed at.
    pub aim: Aim,
}

impl Goal {
    /// Whether it replaces `other`: all but due month and value is the same.
    pub fn replaces(&self, other: &Self) -> bool {
        (self.year, self.scope, &self.sector, self.size)
            == (other.year, other.scope, &other.sector, other.size)
            && self.aim.kind() == other.aim.kind()
    }
}
