//! How the work of units, counties and the office changes the board.

use std::sync::Arc;

use super::change;
use crate::{
    board::Board,
    event::Recorded,
    model::{
        checklist::{Checklist, ChecklistChange},
        evidence::{Evidence, EvidenceChange},
        problem::{Problem, ProblemChange, ProblemState},
        recognition::{RecognitionBatch, RecognitionChange},
        target::{Target, TargetChange},
    },
    value::{Seq, Timestamp},
};

pub fn checklist(board: &mut Board, event: &ChecklistChange, version: Seq) {
    let ChecklistChange::Set { kind, items } = event;
    let items = items.clone();
    board.checklists.insert(*kind, Arc::new(Checklist { items, version }));
}

pub fn recognition(board: &mut Board, event: &RecognitionChange, seq: Seq, at: Timestamp) {
    if let RecognitionChange::Opened { batch, claims } = event {
        let new = RecognitionBatch::new(*batch, claims, at, seq);
        board.batches.add(*batch, new);
    } else {
        board.batches.change(event.batch(), |known| {
            known.apply(event, at);
            known.version = seq;
        });
    }
}

pub fn problem(board: &mut Board, event: &ProblemChange, recorded: &Recorded) {
    let (project, id) = event.subject();
    let version = recorded.seq;
    if let ProblemChange::Raised { file, .. } = event {
        let (file, state) = (file.clone(), ProblemState::Open);
        let new = Problem { id, project, file, steps: Vec::new(), state, version };
        board.problems.add(id, new);
        change(board, project, |known| known.problems.push(id));
    } else {
        board.problems.change(id, |known| {
            known.apply(event, &recorded.actor.name, recorded.at);
            known.version = version;
        });
    }
}

pub fn target(board: &mut Board, event: &TargetChange, version: Seq) {
    match event {
        TargetChange::Set { target: id, goal } => {
            let new = Target { id: *id, goal: goal.clone(), version };
            board.targets.add(*id, new);
        }
        TargetChange::Removed { target } => {
            board.targets.remove(*target);
        }
    }
}

pub fn evidence(board: &mut Board, event: &EvidenceChange, recorded: &Recorded) {
    let (project, id) = event.subject();
    let (version, at, by) = (recorded.seq, recorded.at, recorded.actor.clone());
    match event {
        EvidenceChange::Attached { file, .. } => {
            let new =
                Evidence { id, project, file: file.clone(), by, at, withdrawn: None, version };
            board.evidence.add(id, new);
            change(board, project, |known| known.evidence.push(id));
        }
        EvidenceChange::Withdrawn { reason, .. } => {
            board.evidence.change(id, |known| {
                known.withdrawn = Some(reason.clone());
                known.version = version;
            });
        }
    }
}
