//! How documents and notices change the board.

use crate::{
    board::Board,
    event::Recorded,
    model::{
        Entry,
        document::{Document, DocumentChange, NumberSeries},
        notice::{Draft, Notice, NoticeChange, NoticeState, Stamp},
    },
    value::{DocumentId, Name, Year},
};

pub fn document(board: &mut Board, id: DocumentId, change: &DocumentChange, entry: &Entry<'_>) {
    if let Some(document) = Document::made(id, change, entry) {
        board.documents.add(id, document);
    }
    if let DocumentChange::SeriesStarted { series, year, first } = change {
        number_next(board, series, *year, *first);
    }
}

pub fn notice(board: &mut Board, event: &NoticeChange, recorded: &Recorded) {
    let version = recorded.seq;
    let stamp = Stamp { by: recorded.actor.name.clone(), at: recorded.at };
    let (_, id) = event.subject();
    if let NoticeChange::Drafted { project, content, .. } = event {
        let draft = Draft { content: (**content).clone(), written: stamp, checked: None };
        let state = NoticeState::Draft(Box::new(draft));
        let new = Notice { id, project: *project, state, version };
        board.notices.add(id, new);
    } else {
        board.notices.change(id, |known| {
            known.apply(event, stamp);
            known.version = version;
        });
    }
    if let NoticeChange::Issued { paper, .. } = event {
        let number = &paper.number;
        number_next(board, &number.series, number.year, number.number + 1);
    }
}

/// The number of a prefix that comes next in a year.
fn number_next(board: &mut Board, name: &Name, year: Year, next: u32) {
    let known = board.numbers.iter_mut().find(|known| known.year == year && known.name == *name);
    if let Some(known) = known {
        known.next = next;
    } else {
        board.numbers.push_back(NumberSeries { name: name.clone(), year, next });
    }
}
