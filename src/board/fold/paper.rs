//! How documents and notices change the board.

use crate::{
    board::Board,
    model::{
        Entry,
        document::{Document, DocumentChange, NumberSeries},
        notice::{Notice, NoticeChange},
    },
    value::{DocumentId, Name, NoticeId, Year},
};

pub fn document(board: &mut Board, id: DocumentId, change: &DocumentChange, entry: &Entry<'_>) {
    if let Some(document) = Document::made(id, change, entry) {
        board.documents.add(id, document);
    }
    if let DocumentChange::SeriesStarted { series, year, first } = change {
        number_next(board, series, *year, *first);
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
    let known = board.numbers.iter_mut().find(|known| known.year == year && known.name == *name);
    if let Some(known) = known {
        known.next = next;
    } else {
        board.numbers.push_back(NumberSeries { name: name.clone(), year, next });
    }
}
