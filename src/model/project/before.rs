//! What a ledger may change of a project itself, as it was before an import.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Project, ProjectFacts, Site};
use crate::{
    model::{
        fact::Occurrence,
        stage::{Condition, Stage},
    },
    value::{ProjectId, Seq},
};

/// What a ledger may change of a project, its milestones, plans and reports left aside.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProjectBefore {
    /// The entry that it was a sub-project of; `None` for an entry of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<ProjectId>,
    /// The facts.
    pub facts: Arc<ProjectFacts>,
    /// Where it stood on the map.
    pub site: Site,
    /// The stage that was set by hand or by a ledger's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    /// Whether it was pursued, suspended or cancelled.
    pub condition: Condition,
    /// 入库纳统: whether and when the project had entered the statistics.
    pub enrolled: Occurrence,
    /// Position of the last event about them.
    pub version: Seq,
}

impl Project {
    /// What an import may change of it.
    pub fn before(&self) -> ProjectBefore {
        let Self { parent, stage, enrolled, version, .. } = *self;
        let (facts, site) = (self.facts.clone(), self.site.clone());
        let condition = self.condition.clone();
        ProjectBefore { parent, facts, site, stage, condition, enrolled, version }
    }

    /// Puts back what an import had changed.
    pub fn restore(&mut self, before: &ProjectBefore) {
        self.parent = before.parent;
        self.facts = before.facts.clone();
        self.site = before.site.clone();
        self.stage = before.stage;
        self.condition = before.condition.clone();
        self.enrolled = before.enrolled;
    }
}
