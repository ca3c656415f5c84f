//! What happened to a project's facts, and how that changes it.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{FactChange, Project, ProjectFacts, Site};
use crate::{
    model::{
        fact::Answer,
        stage::{Condition, Stage},
    },
    value::ProjectId,
};

/// What happened to a project's facts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "project-")]
pub enum ProjectChange {
    /// It was added.
    Registered {
        /// Which.
        project: ProjectId,
        /// The entry it belongs to.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        parent: Option<ProjectId>,
        /// What is known of it.
        facts: ProjectFacts,
    },
    /// An entry became a sub-project, or a sub-project that of another entry.
    Moved {
        /// Which.
        project: ProjectId,
        /// The entry it now belongs to.
        parent: ProjectId,
    },
    /// Fields changed.
    Revised {
        /// Which.
        project: ProjectId,
        /// The new values.
        changes: Vec<FactChange>,
    },
    /// It was placed.
    Placed {
        /// Which.
        project: ProjectId,
        /// Where.
        site: Site,
    },
    /// A stage was set.
    StageSet {
        /// Which.
        project: ProjectId,
        /// The stage.
        stage: Stage,
    },
    /// It was suspended, resumed or cancelled.
    ConditionSet {
        /// Which.
        project: ProjectId,
        /// How it stands now.
        condition: Condition,
    },
    /// 入库纳统
    Enrolled {
        /// Which.
        project: ProjectId,
        /// Whether and when.
        answer: Answer,
    },
    /// 列统升规
    Counted {
        /// Which.
        project: ProjectId,
        /// Whether and when.
        answer: Answer,
    },
}

impl ProjectChange {
    /// The project it is about.
    pub const fn project(&self) -> ProjectId {
        match self {
            Self::Registered { project, .. }
            | Self::Moved { project, .. }
            | Self::Revised { project, .. }
            | Self::Placed { project, .. }
            | Self::StageSet { project, .. }
            | Self::ConditionSet { project, .. }
            | Self::Enrolled { project, .. }
            | Self::Counted { project, .. } => *project,
        }
    }
}

impl Project {
    /// Folds a later event about its facts.
    pub fn apply(&mut self, event: &ProjectChange) {
        match event {
            ProjectChange::Registered { .. } => {}
            ProjectChange::Moved { parent, .. } => self.parent = Some(*parent),
            ProjectChange::Revised { changes, .. } => {
                for change in changes {
                    change.apply(&mut self.facts);
                }
            }
            ProjectChange::Placed { site, .. } => self.site = site.clone(),
            ProjectChange::StageSet { stage, .. } => self.stage = Some(*stage),
            ProjectChange::ConditionSet { condition, .. } => self.condition = condition.clone(),
            ProjectChange::Enrolled { answer, .. } => self.enrolled = *answer,
            ProjectChange::Counted { answer, .. } => self.counted = *answer,
        }
    }
}
