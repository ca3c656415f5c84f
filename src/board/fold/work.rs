//! How the work of units, counties and the office changes the board.

use std::sync::Arc;

use super::change;
use crate::{
    board::Board,
    event::Recorded,
    model::{
        checklist::{Checklist, ChecklistEvent},
        evidence::{Evidence, EvidenceEvent},
        problem::{Problem, ProblemEvent, ProblemState},
        recognition::{RecognitionBatch, RecognitionEvent},
        target::{Target, TargetEvent},
    },
    value::{Seq, Timestamp},
};

pub fn checklist(board: &mut Board, event: &ChecklistEvent, version: Seq) {
    let ChecklistEvent::Set { kind, items } = event;
    let items = items.clone();
    board.checklists.insert(*kind, Arc::new(Checklist { items, version }));
}

pub fn recognition(board: &mut Board, event: &RecognitionEvent, seq: Seq, at: Timestamp) {
    if let RecognitionEvent::Opened { batch, claims } = event {
        board.last.batch = board.last.batch.max(*batch);
        let new = RecognitionBatch::new(*batch, claims, at, seq);
        board.batches.insert(*batch, Arc::new(new));
    } else if let Some(known) = board.batches.get_mut(&event.batch()) {
        let known = Arc::make_mut(known);
        known.apply(event, at);
        known.version = seq;
    }
}

pub fn problem(board: &mut Board, event: &ProblemEvent, recorded: &Recorded) {
    let (project, id) = event.subject();
    let version = recorded.seq;
    if let ProblemEvent::Raised { file, .. } = event {
        board.last.problem = board.last.problem.max(id);
        let (file, state) = (file.clone(), ProblemState::Open);
        let new = Problem { id, project, file, steps: Vec::new(), state, version };
        board.problems.insert(id, Arc::new(new));
        change(board, project, |known| known.problems.push(id));
    } else if let Some(known) = board.problems.get_mut(&id) {
        let known = Arc::make_mut(known);
        known.apply(event, &recorded.actor.name, recorded.at);
        known.version = version;
    }
}

pub fn target(board: &mut Board, event: &TargetEvent, version: Seq) {
    match event {
        TargetEvent::Set { target: id, goal } => {
            board.last.target = board.last.target.max(*id);
            let new = Target { id: *id, goal: goal.clone(), version };
            board.targets.insert(*id, Arc::new(new));
        }
        TargetEvent::Removed { target } => {
            board.targets.remove(target);
        }
    }
}

pub fn evidence(board: &mut Board, event: &EvidenceEvent, recorded: &Recorded) {
    let (project, id) = event.subject();
    let (version, at, by) = (recorded.seq, recorded.at, recorded.actor.clone());
    match event {
        EvidenceEvent::Attached { file, .. } => {
            board.last.evidence = board.last.evidence.max(id);
            let new =
                Evidence { id, project, file: file.clone(), by, at, withdrawn: None, version };
            board.evidence.insert(id, Arc::new(new));
            change(board, project, |known| known.evidence.push(id));
        }
        EvidenceEvent::Withdrawn { reason, .. } => {
            if let Some(known) = board.evidence.get_mut(&id) {
                let known = Arc::make_mut(known);
                known.withdrawn = Some(reason.clone());
                known.version = version;
            }
        }
    }
}
