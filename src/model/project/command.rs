//! What may be asked about a project.

use serde::{Deserialize, Serialize};

use super::{FactChange, ProjectFacts, Site};
use crate::{
    model::{
        fact::Answer,
        stage::{Stage, SuspensionReason},
    },
    value::{Day, Text},
};

/// What may be asked about a project's facts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProjectAction {
    /// Adds a project to the city, or a sub-project to the project it is asked of.
    Register {
        /// What is known of it.
        facts: ProjectFacts,
    },
    /// Changes fields.
    Revise {
        /// The new values.
        changes: Vec<FactChange>,
    },
    /// Says where it stands.
    Place {
        /// The place.
        site: Site,
    },
    /// Sets a stage that no milestone sets: reserve, signed, landed, operating.
    SetStage {
        /// The stage.
        stage: Stage,
    },
    /// 停建缓建
    Suspend {
        /// The coded reason.
        reason: SuspensionReason,
        /// Since when.
        since: Day,
        /// In words.
        #[serde(default)]
        note: Option<Text>,
    },
    /// Goes on after a suspension.
    Resume {},
    /// Takes it off the map for good.
    Cancel {
        /// The reason.
        reason: Text,
    },
    /// 入库纳统
    Enrol {
        /// Whether and when.
        answer: Answer,
    },
    /// 列统升规
    Count {
        /// Whether and when.
        answer: Answer,
    },
}
