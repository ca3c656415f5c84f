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

/// What a series says, by its kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SeriesKind {
    /// 目标
    Target(Goal),
}

impl SeriesKind {
    /// Whether it replaces `other`: both say how much of the same is to come.
    pub fn replaces(&self, other: &Self) -> bool {
        let (Self::Target(goal), Self::Target(other)) = (self, other);
        goal.replaces(other)
    }
}

/// A series that stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Series {
    /// Its identifier.
    pub id: SeriesId,
    /// What it says.
    pub kind: SeriesKind,
    /// Position of its last event.
    pub version: Seq,
}

impl Series {
    /// The series as it is set, whatever it said before; none of any other change.
    pub fn made(id: SeriesId, change: &SeriesChange, entry: &Entry<'_>) -> Option<Self> {
        let SeriesChange::Set(kind) = change else { return None };
        Some(Self { id, kind: kind.clone(), version: entry.seq })
    }

    /// What it says as a target.
    pub const fn goal(&self) -> &Goal {
        let SeriesKind::Target(goal) = &self.kind;
        goal
    }
}

/// What may be asked about series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SeriesAction {
    /// Sets a series; a target replaces the one of the same year, scope, sector, size and kind.
    Set(SeriesKind),
    /// Takes a series away.
    Remove {},
}

/// What happened to a series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "series-")]
pub enum SeriesChange {
    /// It was set, with what it says.
    Set(SeriesKind),
    /// It was taken away.
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
        /// The due month lies in another year.
        DueOutsideYear = "due-outside-year",
        /// A target of nothing.
        Empty = "target-empty",
    }
}
