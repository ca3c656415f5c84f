//! How documents and notices change the board.

use std::sync::Arc;

use crate::{
    board::Board,
    event::Recorded,
    model::{
        document::{Document, DocumentEvent, Series},
        notice::{Draft, Notice, NoticeEvent, NoticeState, Stamp},
    },
    value::{Name, Seq, Year},
};

pub fn document(board: &mut Board, event: &DocumentEvent, version: Seq) {
    match event {
        DocumentEvent::Defined { document: id, file }
        | DocumentEvent::Revised { document: id, file } => {
            board.last.document = board.last.document.max(*id);
            let new = Document { id: *id, file: (**file).clone(), version };
            board.documents.insert(*id, Arc::new(new));
        }
        DocumentEvent::SeriesStarted { series, year, first, .. } => {
            number_next(board, series, *year, *first);
        }
    }
}

pub fn notice(board: &mut Board, event: &NoticeEvent, recorded: &Recorded) {
    let version = recorded.seq;
    let stamp = Stamp { by: recorded.actor.name.clone(), at: recorded.at };
    let (_, id) = event.subject();
    if let NoticeEvent::Drafted { project, content, .. } = event {
        board.last.notice = board.last.notice.max(id);
        let draft = Draft { content: (**content).clone(), written: stamp, checked: None };
        let state = NoticeState::Draft(Box::new(draft));
        let new = Notice { id, project: *project, state, version };
        board.notices.insert(id, Arc::new(new));
    } else if let Some(known) = board.notices.get_mut(&id) {
        let known = Arc::make_mut(known);
        known.apply(event, stamp);
        known.version = version;
    }
    if let NoticeEvent::Issued { paper, .. } = event {
        let number = &paper.number;
        number_next(board, &number.series, number.year, number.number + 1);
    }
}

/// The number of a prefix that comes next in a year.
fn number_next(board: &mut Board, name: &Name, year: Year, next: u32) {
    let known = board.series.iter_mut().find(|known| known.year == year && known.name == *name);
    if let Some(known) = known {
        known.next = next;
    } else {
        board.series.push_back(Series { name: name.clone(), year, next });
    }
}
