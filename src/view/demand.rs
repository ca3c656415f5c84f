//! What a claim that a milestone is reached has to show, by the checklist of its kind.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{
    board::Board,
    model::{checklist::Checklist, milestone::MilestoneKind},
};

/// What a claim of one kind of milestone has to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Demand {
    /// The kind of milestone that is claimed.
    pub kind: MilestoneKind,
    /// The items of the checklist for which evidence is demanded.
    pub items: Vec<String>,
}

/// The demands on claims, kind by kind; nothing of kinds without any.
pub(super) fn demands(board: &Board) -> Vec<Demand> {
    let demand = |(kind, list): (&MilestoneKind, &Arc<Checklist>)| {
        let demanded = list.items.iter().filter(|item| item.evidence_required);
        let items: Vec<_> = demanded.map(|item| item.name.to_string()).collect();
        (!items.is_empty()).then_some(Demand { kind: *kind, items })
    };
    board.checklists.iter().filter_map(demand).collect()
}
