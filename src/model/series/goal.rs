//! What a target states: its year, the projects that count, and how much is to be reached by when.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::SizeClass;
use crate::value::{Money, Month, Name, RegionId, UnitId, Year, code::codes};

/// Whose projects count towards a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TargetScope {
    /// All projects of the city.
    City,
    /// The projects of a region.
    Region(RegionId),
    /// The projects of a responsible unit (责任单位).
    Unit(UnitId),
}

/// The kinds of aim that a target can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum AimKind {
    /// 开工: the number of starts.
    Starts,
    /// 竣工: the number of completions.
    Completions,
    /// 投资: the amount of investment.
    Investment,
}

codes!(AimKind);

/// The kind of aim and its value in one, so that no start is counted in money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aim {
    /// The number of entries to be started.
    Starts(u32),
    /// The number of entries to be completed.
    Completions(u32),
    /// The investment to be made since January.
    Investment(Money),
}

impl Aim {
    /// The kind of the aim.
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

/// The content of a target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    /// The year that the target is set for.
    pub year: Year,
    /// Whose projects count towards it.
    pub scope: TargetScope,
    /// The sector whose projects count; `None` for all sectors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sector: Option<Name>,
    /// The size class whose projects count; `None` for all sizes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<SizeClass>,
    /// The month by whose end it is to be reached.
    pub due: Month,
    /// The kind of aim and the value to be reached.
    pub aim: Aim,
}

impl Goal {
    /// Whether it replaces `other`: all but the due month and the value is the same.
    pub fn replaces(&self, other: &Self) -> bool {
        (self.year, self.scope, &self.sector, self.size)
            == (other.year, other.scope, &other.sector, other.size)
            && self.aim.kind() == other.aim.kind()
    }
}
