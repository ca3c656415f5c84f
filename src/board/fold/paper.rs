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
    let number = match change {
        NoticeChange::Issued { paper, .. } => &paper.number,
        NoticeChange::TakenOver(earlier) => &earlier.paper.number,
        _ => return,
    };
    // One from before may come after a higher one; the series goes on after the highest.
    let known = board.numbers(&number.series, number.year).map_or(0, |series| series.next);
    let next = known.max(number.number + 1);
    let (series, year) = (number.series.clone(), number.year);
    number_next(board, &series, year, next);
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
