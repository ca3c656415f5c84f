//! An edition in a list.

use serde::{Deserialize, Serialize};

use crate::{
    board::Board,
    model::edition::{Edition, EditionKind, EditionMark},
};

/// An edition in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionLine {
    /// What it is.
    pub kind: EditionKind,
    /// Its identifier, month, number and moment.
    pub mark: EditionMark,
    /// In how many rows it differs from the one before; 0 for the first.
    pub differs: u32,
    /// Whether a later edition of the same month has taken its place.
    pub superseded: bool,
}

pub(super) fn line(board: &Board, edition: &Edition) -> EditionLine {
    let last = board.edition(edition.kind, edition.period).map(|last| last.id);
    EditionLine {
        kind: edition.kind,
        mark: edition.mark(),
        differs: edition.differs,
        superseded: last != Some(edition.id),
    }
}
