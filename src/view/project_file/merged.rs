//! The projects that were merged into one, as its page names them.

use serde::{Deserialize, Serialize};

use crate::{
    board::{Board, merges::Merged},
    rules::project::merge::built_on,
    value::{ProjectId, Timestamp},
};

/// A project that was merged into the one that is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergedLine {
    /// Its identifier, which opens the project that is shown.
    pub id: ProjectId,
    /// What it was called.
    pub name: String,
    /// The moment it was merged.
    pub at: Timestamp,
    /// Whether whoever looks may separate the two again, as far as that is up to the board: nothing was
    /// built on the merger.
    pub is_separable: bool,
}

/// Those that were merged into a project.
pub fn merged(board: &Board, id: ProjectId) -> Vec<MergedLine> {
    let others = board.merged_into(id).into_iter();
    others.filter_map(|other| Some(line(board, other, board.merged.get(&other)?))).collect()
}

fn line(board: &Board, id: ProjectId, merged: &Merged) -> MergedLine {
    let is_separable = merged.before.is_some() && built_on(board, merged).is_empty();
    MergedLine { id, name: merged.facts.name.to_string(), at: merged.at, is_separable }
}
