//! What changed last, newest first: the line along the bottom of the wall.

use serde::{Deserialize, Serialize};

use crate::{
    board::{Board, ChangeGroup},
    event::Subject,
    model::ledger::ImportSummary,
    value::{Month, ProjectId, Seq, Timestamp},
};

/// One line: the changes that one command made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeLine {
    /// Position of its last event; the key by which a new line is known.
    pub seq: Seq,
    /// The moment it was written to the log.
    pub at: Timestamp,
    /// The first event's kind, key of the catalogue's `change.*` texts.
    pub kind: String,
    /// The project, if it is about one.
    pub project: Option<ProjectId>,
    /// The name of that project.
    pub name: String,
    /// The month, if it is about one.
    pub month: Option<Month>,
    /// How many changes the same command made altogether.
    pub count: u32,
    /// How the rows came out, when it took in a ledger.
    pub tally: Option<ImportSummary>,
}

/// The newest `limit` lines.
pub fn newest(board: &Board, limit: usize) -> Vec<ChangeLine> {
    board.recent.newest().take(limit).filter_map(|group| line(board, group)).collect()
}

fn line(board: &Board, group: &ChangeGroup) -> Option<ChangeLine> {
    let first = group.changes.first()?;
    let project = first.subject.project();
    let name = project.and_then(|id| board.projects.get(&id)).map(|p| p.facts.name.to_string());
    let month = match first.subject {
        Subject::Period(month) | Subject::Report(_, month) => Some(month),
        _ => None,
    };
    Some(ChangeLine {
        seq: group.seq,
        at: group.at,
        kind: first.kind.clone(),
        project,
        name: name.unwrap_or_default(),
        month,
        count: group.count,
        tally: group.tally,
    })
}
