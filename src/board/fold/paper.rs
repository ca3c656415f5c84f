//! How documents and notices change the board.

use crate::{
    board::Board,
    model::{
        Entry,
        document::{Document, DocumentChange, Series},
        notice::{Notice, NoticeChange},
    },
    value::{Name, NoticeId, Seq, Year},
};

pub fn document(board: &mut Board, event: &DocumentChange, version: Seq) {
    match event {
        DocumentChange::Defined { document: id, file }
        | DocumentChange::Revised { document: id, file } => {
            let new = Document { id: *id, file: (**file).clone(), version };
            board.documents.add(*id, new);
        }
        DocumentChange::SeriesStarted { series, year, first, .. } => {
            number_next(board, series, *year, *first);
        }
    }
}

pub fn notice(board: &mut Board, id: NoticeId, change: &NoticeChange, entry: &Entry<'_>) {
    let made = Notice::made(id, change, entry);
    board.notices.fold(id, made, |known| known.apply(change, entry));
    if let NoticeChange::Issued { paper, .. } = change {
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
