//! What happened to a project's facts, and how that changes it.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{FactChange, Project, ProjectFacts, Site};
use crate::{
    model::{
        Entry,
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
        /// The entry it belongs to.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        parent: Option<ProjectId>,
        /// What is known of it.
        facts: ProjectFacts,
    },
    /// An entry became a sub-project, or a sub-project that of another entry.
    Moved {
        /// The entry it now belongs to.
        parent: ProjectId,
    },
    /// Fields changed.
    Revised {
        /// The new values.
        changes: Vec<FactChange>,
    },
    /// It was placed.
    Placed {
        /// The place.
        site: Site,
    },
    /// A stage was set.
    StageSet {
        /// The stage.
        stage: Stage,
    },
    /// It was suspended, resumed or cancelled.
    ConditionSet {
        /// How it stands now.
        condition: Condition,
    },
    /// 入库纳统
    Enrolled {
        /// Whether and when.
        answer: Answer,
    },
    /// 列统升规
    Counted {
        /// Whether and when.
        answer: Answer,
    },
}

impl Project {
    /// The project that its registration makes; none of any other change.
    pub fn made(id: ProjectId, change: &ProjectChange, entry: &Entry<'_>) -> Option<Self> {
        let ProjectChange::Registered { parent, facts } = change else { return None };
        Some(Self::new(id, *parent, facts.clone(), entry.seq))
    }

    /// Applies a later change of its facts.
    pub fn apply(&mut self, change: &ProjectChange, entry: &Entry<'_>) {
        self.version = entry.seq;
        match change {
            ProjectChange::Registered { .. } => {}
            ProjectChange::Moved { parent } => self.parent = Some(*parent),
            ProjectChange::Revised { changes } => {
                for change in changes {
                    change.apply(&mut self.facts);
                }
            }
            ProjectChange::Placed { site } => self.site = site.clone(),
            ProjectChange::StageSet { stage } => self.stage = Some(*stage),
            ProjectChange::ConditionSet { condition } => self.condition = condition.clone(),
            ProjectChange::Enrolled { answer } => self.enrolled = *answer,
            ProjectChange::Counted { answer } => self.counted = *answer,
        }
    }
}
