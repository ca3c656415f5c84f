//! What may be asked about a project.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{FactChange, MergeChoice, ProjectFacts, Site};
use crate::{
    model::{
        fact::Occurrence,
        paper::PaperReference,
        stage::{Stage, SuspensionReason},
    },
    value::{Day, ProjectId, Text},
};

/// What may be asked about a project's facts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "project-")]
pub enum ProjectAction {
    /// Adds a project to the city, or a sub-project to the project it is asked of.
    Register {
        /// The facts that are known of it.
        facts: ProjectFacts,
    },
    /// Gives some of its facts new values.
    Revise {
        /// The new values, one per field.
        changes: Vec<FactChange>,
    },
    /// Sets where it stands on the map.
    Place {
        /// The new place, or that it has none.
        site: Site,
    },
    /// Sets a stage that no milestone sets: reserve, signed, landed, operating.
    SetStage {
        /// The stage from now on.
        stage: Stage,
    },
    /// 停建缓建: suspends the project.
    Suspend {
        /// The reason, as a code.
        reason: SuspensionReason,
        /// The first day of the suspension.
        since: Day,
        /// The reason in words; required with [`SuspensionReason::Other`].
        #[serde(default)]
        note: Option<Text>,
        /// The document that suspends it: its number (文号), its scan, or both.
        #[serde(default)]
        paper: Option<PaperReference>,
    },
    /// Ends a suspension, so that the project is pursued again.
    Resume {},
    /// Cancels it for good, which takes it off the map.
    Cancel {
        /// Why the project is cancelled.
        reason: Text,
    },
    /// 入库纳统: records whether the project entered the statistics.
    Enrol {
        /// Whether it did, and on which date if that is known.
        answer: Occurrence,
    },
    /// 列统升规: records whether the enterprise was counted in the statistics.
    Count {
        /// Whether it was, and on which date if that is known.
        answer: Occurrence,
    },
    /// 合并: says that the project is the same as another, which stays; this one is retired and points
    /// to it.
    Merge {
        /// The project that stays.
        into: ProjectId,
        /// What is taken from this one where the two contradict each other.
        #[serde(default)]
        choice: MergeChoice,
        /// How it is known that they are one.
        reason: Text,
    },
    /// 撤销合并: says that a project that was merged is one of its own after all.
    Separate {
        /// How that is known.
        reason: Text,
    },
}
