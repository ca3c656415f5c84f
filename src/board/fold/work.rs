//! How the work of units, counties and the office changes the board.

use super::change;
use crate::{
    board::Board,
    event::Recorded,
    model::{
        evidence::{Evidence, EvidenceChange},
        recognition::{RecognitionBatch, RecognitionChange},
    },
    value::{Seq, Timestamp},
};

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
