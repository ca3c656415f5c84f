//! What the office checks before it recognises a milestone of a kind, and what a claim has to show.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{milestone::MilestoneKind, refusal::refusals};
use crate::value::{Name, Seq, text::normalised};

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
        /// For which kind of milestone.
        kind: MilestoneKind,
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
        /// For which kind of milestone.
        kind: MilestoneKind,
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

/// Decides a command; the same items again change nothing.
///
/// # Errors
/// See [`ChecklistRefusal`].
pub fn decide(
    standing: Option<&Checklist>,
    command: ChecklistAction,
) -> Result<Option<ChecklistChange>, ChecklistRefusal> {
    let ChecklistAction::Set { kind, items } = command;
    let mut words: Vec<_> = items.iter().map(|item| normalised(item.name.as_str())).collect();
    words.sort_unstable();
    if words.windows(2).any(|pair| pair[0] == pair[1]) {
        return Err(ChecklistRefusal::ItemTwice);
    }
    let before = standing.map_or(&[][..], |standing| &standing.items);
    Ok((before != items).then_some(ChecklistChange::Set { kind, items }))
}
