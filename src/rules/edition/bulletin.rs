//! 印发通报: the bulletin of a closed month is frozen when its list of cards goes out, again with every
//! later list of the month, and by itself where the month has no cards.

use std::borrow::Cow;

use crate::{
    board::Board,
    event::{Change, Event, Subject},
    model::{
        card::{Card, CardChange, CardLevel, CardState, Out},
        edition::{
            BulletinNotice, BulletinRows, CardCounts, EditionChange, EditionContent, EditionKind,
            EndedCard, ListedCard, RowAbout, SumRow,
        },
        notice::NoticeOutline,
    },
    value::{Day, DocumentId, Month, Text, Timestamp},
};

/// The month with whose list cards went out by `events`; `None` where none did.
pub fn of_list(events: &[Event]) -> Option<Month> {
    events.iter().find_map(|event| match &event.change {
        Change::Card(CardChange::Issued { issue, .. }) => Some(issue.month),
        _ => None,
    })
}

/// The bulletin of `month` as it goes out at `now`; `None` where the month has no edition whose figures
/// it could print.
pub fn published(board: &Board, month: Month, now: Timestamp) -> Option<Event> {
    let rows = rows(board, month, now)?;
    let number = board.edition(EditionKind::Bulletin, month).map_or(1, |last| last.number + 1);
    let content = EditionContent::Bulletin(Box::new(rows));
    let change = EditionChange::Frozen { number, content, differs: Vec::new() };
    Some(Event::new(Subject::Edition(board.editions.next_id()), change))
}

/// What the bulletin of `month` would say at `now`.
pub fn rows(board: &Board, month: Month, now: Timestamp) -> Option<BulletinRows> {
    let figures = board.edition(EditionKind::Month, month)?;
    let since = last_list(board, month);
    Some(BulletinRows {
        month,
        span: figures.span,
        figures: figures.mark(),
        office: board
            .document(DocumentId::STANDARD)
            .map(|document| document.file.office.to_string())
            .unwrap_or_default(),
        sums: figures.outline.sums.iter().filter(|row| is_of_a_county(row)).cloned().collect(),
        listed: listed(board, month),
        lifted: ended(board, |state| match state {
            CardState::Lifted { out, on, text } if *on >= since => Some((out.as_ref(), text)),
            _ => None,
        }),
        revoked: ended(board, |state| match state {
            CardState::Revoked { out, on, reason } if *on >= since => Some((out.as_ref(), reason)),
            _ => None,
        }),
        standing: CardCounts {
            yellow: board.cards_out(CardLevel::Yellow),
            red: board.cards_out(CardLevel::Red),
        },
        notices: notices(board, figures.span.first(month), now),
    })
}

const fn is_of_a_county(row: &SumRow) -> bool {
    matches!(row.about, RowAbout::City | RowAbout::Region(_) | RowAbout::NoRegion)
}

/// The cards on the list of a month, each as it stood there.
fn listed(board: &Board, month: Month) -> Vec<ListedCard> {
    let row = |card: &Card| {
        let listed = card.listed.iter().rev().find(|listed| listed.issue.month == month)?;
        let mut known = card.earlier.iter().chain(card.state.published());
        let out = known.find(|out| out.issue == listed.issue)?;
        let row = ListedCard {
            card: card.id,
            warned: board.warned(card.key.about),
            level: listed.level,
            finding: out.basis.finding.clone(),
        };
        Some((listed.issue.place, row))
    };
    let mut rows: Vec<_> = board.cards.values().filter_map(|card| row(card)).collect();
    rows.sort_by_key(|(place, row)| (*place, row.card));
    rows.into_iter().map(|(_, row)| row).collect()
}

/// The day on which the last list before that of `month` went out, else the month's first day.
fn last_list(board: &Board, month: Month) -> Day {
    let all = board.cards.values().flat_map(|card| &card.listed);
    let before = all.filter(|listed| listed.issue.month < month).map(|listed| listed.issue.on);
    before.max().unwrap_or_else(|| board.first_month(month).first_day())
}

fn ended(board: &Board, end: impl Fn(&CardState) -> Option<(&Out, &Text)>) -> Vec<EndedCard> {
    let row = |card: &Card| {
        let (out, reason) = end(&card.state)?;
        let warned = board.warned(card.key.about);
        Some(EndedCard { card: card.id, warned, level: out.level, reason: reason.clone() })
    };
    board.cards.values().filter_map(|card| row(card)).collect()
}

/// The notices issued from the first day of `first` up to `now`, by number.
fn notices(board: &Board, first: Month, now: Timestamp) -> Vec<BulletinNotice> {
    let issued = board.notices.values().filter_map(|notice| notice.outline());
    let since = |issued: &Cow<'_, NoticeOutline>| {
        let on = issued.issued_on;
        on >= first.first_day() && on <= now.day()
    };
    let mut issued: Vec<_> = issued.filter(since).collect();
    issued.sort_by_key(|issued| (issued.number.year, issued.number.number));
    let of = |issued: Cow<'_, NoticeOutline>| BulletinNotice {
        number: issued.number.clone(),
        project: issued.project.to_string(),
        addressee: issued.addressee_name.to_string(),
        on: issued.issued_on,
        phase: issued.reached.code().to_owned(),
    };
    issued.into_iter().map(of).collect()
}
