//! How the work of units, counties and the office changes the board.

use std::sync::Arc;

use super::change;
use crate::{
    board::Board,
    event::Recorded,
    model::{
        checklist::{Checklist, ChecklistChange},
        problem::{Problem, ProblemChange, ProblemState},
        target::{Target, TargetChange},
    },
    value::Seq,
};

pub fn checklist(board: &mut Board, event: &ChecklistChange, version: Seq) {
    let ChecklistChange::Set { kind, items } = event;
    let items = items.clone();
    board.checklists.insert(*kind, Arc::new(Checklist { items, version }));
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
