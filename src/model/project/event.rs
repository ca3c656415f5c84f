//! What happened to a project's facts, and how that changes it.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{FactChange, MergeChoice, Project, ProjectBefore, ProjectFacts, Site};
use crate::{
    model::{
        Entry,
        fact::Occurrence,
        stage::{Condition, Stage},
    },
    value::{ProjectId, Text},
};

/// What happened to a project's facts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "project-")]
pub enum ProjectChange {
    /// The project was added.
    Registered {
        /// The entry that it is a sub-project of; `None` for an entry of its own.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        parent: Option<ProjectId>,
        /// The facts that were known of it.
        facts: ProjectFacts,
    },
    /// It became a sub-project, or was moved to another entry.
    Moved {
        /// The entry that it now belongs to.
        parent: ProjectId,
    },
    /// Some of its facts got new values.
    Revised {
        /// The new values, one per field.
        changes: Vec<FactChange>,
    },
    /// Its place on the map was set or taken away.
    Placed {
        /// The place from then on.
        site: Site,
    },
    /// A stage was set.
    StageSet {
        /// The stage from then on.
        stage: Stage,
    },
    /// It was suspended, resumed or cancelled.
    ConditionSet {
        /// Its condition from then on.
        condition: Condition,
    },
    /// 入库纳统: it was recorded whether the project entered the statistics.
    Enrolled {
        /// Whether it did, and on which date if that is known.
        answer: Occurrence,
    },
    /// The import that added or changed it was taken back.
    TakenBack {
        /// Its facts before the import; `None` where the import had added it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        before: Option<Box<ProjectBefore>>,
    },
    /// 合并: it is the same as another project; it is retired and points to that.
    Merged {
        /// The project that stays.
        into: ProjectId,
        /// What was taken from this one where the two contradicted each other.
        #[serde(default)]
        choice: MergeChoice,
        /// How it was known that they are one.
        reason: Text,
    },
    /// 撤销合并: it is a project of its own again, as it was before it was merged.
    Separated {
        /// How that was known.
        reason: Text,
    },
    /// 列统升规: it was recorded whether the enterprise was counted in the statistics.
    Counted {
        /// Whether it was, and on which date if that is known.
        answer: Occurrence,
    },
}

impl Project {
    /// The project that its registration makes; `None` for any other change.
    pub fn made(id: ProjectId, change: &ProjectChange, entry: &Entry<'_>) -> Option<Self> {
        let ProjectChange::Registered { parent, facts } = change else { return None };
        Some(Self::new(id, *parent, facts.clone(), entry.seq))
    }

    /// Applies a later change of its facts.
    pub fn apply(&mut self, change: &ProjectChange, entry: &Entry<'_>) {
        self.version = entry.seq;
        match change {
            // The fold changes both projects of a merger.
            ProjectChange::Registered { .. }
            | ProjectChange::Merged { .. }
            | ProjectChange::Separated { .. } => {}
            ProjectChange::Moved { parent } => self.parent = Some(*parent),
            ProjectChange::Revised { changes } => {
                for change in changes {
                    change.apply(Arc::make_mut(&mut self.facts));
                }
            }
            ProjectChange::Placed { site } => self.site = site.clone(),
            ProjectChange::StageSet { stage } => self.stage = Some(*stage),
            ProjectChange::ConditionSet { condition } => self.condition = condition.clone(),
            ProjectChange::Enrolled { answer } => self.enrolled = *answer,
            ProjectChange::Counted { answer } => self.counted = *answer,
            ProjectChange::TakenBack { before } => {
                if let Some(before) = before {
                    self.restore(before);
                }
            }
        }
    }
}
