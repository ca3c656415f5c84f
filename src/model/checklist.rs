//! What the office checks before it recognises a milestone of a kind, and what a claim has to show.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{Entry, refusal::refusals};
use crate::value::{Name, Seq};

/// One thing to check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChecklistItem {
    /// What is checked, `施工许可证`.
    pub name: Name,
    /// Whether a claim has to show it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub evidence_required: bool,
}

/// The checklist of one kind of milestone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checklist {
    /// What is checked, in order.
    pub items: Vec<ChecklistItem>,
    /// Position of its last event.
    pub version: Seq,
}

impl Checklist {
    /// The checklist as a change leaves it, whatever it was before.
    pub fn made(change: &ChecklistChange, entry: &Entry<'_>) -> Self {
        let ChecklistChange::Set { items } = change;
        Self { items: items.clone(), version: entry.seq }
    }

    /// Whether a claim without any evidence is refused.
    pub fn demands_evidence(&self) -> bool {
        self.items.iter().any(|item| item.evidence_required)
    }

    /// Whether every item is among the `ticked`.
    pub fn is_complete(&self, ticked: &[Name]) -> bool {
        self.items.iter().all(|item| ticked.contains(&item.name))
    }
}

/// What may be asked about checklists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChecklistAction {
    /// Says what is checked; nothing at all takes the checklist away.
    Set {
        /// What, in order.
        items: Vec<ChecklistItem>,
    },
}

/// What happened to a checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "checklist-")]
pub enum ChecklistChange {
    /// It was said what is checked.
    Set {
        /// What, in order.
        items: Vec<ChecklistItem>,
    },
}

refusals! {
    /// Why a checklist is refused.
    ChecklistRefusal {
        /// Two items of one name cannot be told apart when they are ticked.
        ItemTwice = "checklist-item-twice",
    }
}
