//! Series (数列): figures that are set for the city and followed through the months. A target (目标)
//! says how many starts or completions, or how much investment, a year is to bring.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{Entry, refusal::refusals};
use crate::value::{Seq, SeriesId};

mod goal;
mod size;

pub use goal::{Aim, AimKind, Goal, TargetScope};
pub use size::SizeClass;

/// What a series states, by its kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SeriesKind {
    /// 目标: how many starts or completions, or how much investment, a year is to bring.
    Target(Goal),
}

impl SeriesKind {
    /// Whether it replaces `other`, because both are about the same thing.
    pub fn replaces(&self, other: &Self) -> bool {
        let (Self::Target(goal), Self::Target(other)) = (self, other);
        goal.replaces(other)
    }
}

/// A series in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Series {
    /// The identifier of the series.
    pub id: SeriesId,
    /// The kind of series, with what it states.
    pub kind: SeriesKind,
    /// Position of its last event.
    pub version: Seq,
}

impl Series {
    /// The series that setting it makes, replacing an earlier one; `None` for any other change.
    pub fn made(id: SeriesId, change: &SeriesChange, entry: &Entry<'_>) -> Option<Self> {
        let SeriesChange::Set(kind) = change else { return None };
        Some(Self { id, kind: kind.clone(), version: entry.seq })
    }

    /// The target that it states.
    pub const fn goal(&self) -> &Goal {
        let SeriesKind::Target(goal) = &self.kind;
        goal
    }
}

/// What may be asked about series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "series-")]
pub enum SeriesAction {
    /// Sets a series; a target replaces the one of the same year, scope, sector, size and kind.
    Set(SeriesKind),
    /// Removes a series for good.
    Remove {},
}

/// What happened to a series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "series-")]
pub enum SeriesChange {
    /// It was set or replaced, with what it states.
    Set(SeriesKind),
    /// It was removed for good.
    Removed {},
}

refusals! {
    /// Why a command about series is refused.
    SeriesRefusal {
        /// No series has this identifier.
        Unknown = "unknown-series",
        /// No region has the scope's identifier.
        UnknownRegion = "unknown-region",
        /// No unit has the scope's identifier.
        UnknownUnit = "unknown-unit",
        /// The due month lies outside the target's year.
        DueOutsideYear = "due-outside-year",
        /// The value of the target is zero or negative.
        Empty = "target-empty",
    }
}
