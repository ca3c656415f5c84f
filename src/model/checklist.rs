//! For each kind of milestone, what the office checks before recognition and a claim has to prove.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{Entry, refusal::refusals};
use crate::value::{Name, Seq};

/// One point to check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChecklistItem {
    /// What is checked, such as `施工许可证` (building permit).
    pub name: Name,
    /// Whether a claim must come with evidence because of this point.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub evidence_required: bool,
}

/// The checklist of one kind of milestone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checklist {
    /// The points to check, in the order of the form.
    pub items: Vec<ChecklistItem>,
    /// Log position of the checklist's last event, for optimistic locking.
    pub version: Seq,
}

impl Checklist {
    /// The checklist as a change leaves it; each change replaces it whole.
    pub fn made(change: &ChecklistChange, entry: &Entry<'_>) -> Self {
        let ChecklistChange::Set { items } = change;
        Self { items: items.clone(), version: entry.seq }
    }

    /// Whether a claim without any evidence is refused: some point requires it.
    pub fn demands_evidence(&self) -> bool {
        self.items.iter().any(|item| item.evidence_required)
    }

    /// Whether every point is among the `ticked` names.
    pub fn is_complete(&self, ticked: &[Name]) -> bool {
        self.items.iter().all(|item| ticked.contains(&item.name))
    }
}

/// Commands by which the office sets its checklists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "checklist-")]
pub enum ChecklistAction {
    /// Replaces the checklist; an empty one is the same as none.
    Set {
        /// The points to check, in the order of the form.
        items: Vec<ChecklistItem>,
    },
}

/// Changes of a checklist, as the log keeps them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "checklist-")]
pub enum ChecklistChange {
    /// The checklist was replaced.
    Set {
        /// The points to check, in the order of the form.
        items: Vec<ChecklistItem>,
    },
}

refusals! {
    /// Why a checklist is refused.
    ChecklistRefusal {
        /// Two points have the same name, so that a tick could mean either.
        ItemTwice = "checklist-item-twice",
    }
}
