//! What happens to several cards at once: approved as one sheet, issued with a month's list, settled
//! when their year is frozen. What is
//! approved is what stands on the sheet, and what is issued is what was approved.

use std::collections::BTreeSet;

use super::{event, step::on_behalf};
use crate::{
    board::Board,
    event::Event,
    model::card::{
        Approval, Card, CardChange, CardDraft, CardRefusal, Issuance, PaperReference, YearEnd,
    },
    rules::Case,
    value::{CardId, Day, Month, Name, Text},
};

/// The cards of these identifiers.
pub fn named<'a>(board: &'a Board, ids: &[CardId]) -> Result<Vec<&'a Card>, CardRefusal> {
    let known = |id| board.cards.get(id).map(AsRef::as_ref).ok_or(CardRefusal::Unknown);
    let cards = ids.iter().map(known).collect::<Result<Vec<&Card>, _>>()?;
    if cards.is_empty() {
        return Err(CardRefusal::Empty);
    }
    let different: BTreeSet<_> = ids.iter().collect();
    if different.len() < ids.len() { Err(CardRefusal::Twice) } else { Ok(cards) }
}

/// 签批: a leader approves several cards together, as one sheet.
pub fn approve(
    case: &Case<'_>,
    cards: &[&Card],
    leader: Name,
    on: Day,
    paper: Option<PaperReference>,
) -> Result<Vec<Event>, CardRefusal> {
    let paper = on_behalf(case, &leader, paper)?;
    if on > case.now.day() {
        return Err(CardRefusal::InTheFuture);
    }
    let drafts = || cards.iter().filter_map(|card| card.draft());
    if drafts().any(|draft| on < draft.proposed.max(draft.basis.on)) {
        return Err(CardRefusal::TooEarly);
    }
    if drafts().any(CardDraft::awaits_review) {
        return Err(CardRefusal::Unreviewed);
    }
    let approval = Approval { batch: case.board.last_card_batch.next(), leader, on, paper };
    let approved =
        |card: &&Card| event(case, card, CardChange::Approved { approval: approval.clone() });
    cards.iter().map(approved).collect()
}

/// Puts cards on the list of `month`, behind those that stand on it.
pub fn issue(case: &Case<'_>, cards: &[&Card], month: Month) -> Result<Vec<Event>, CardRefusal> {
    if !case.board.periods.get(&month).is_some_and(|period| period.is_closed()) {
        return Err(CardRefusal::PeriodOpen);
    }
    let on = case.now.day();
    let issued = |(card, place): (&&Card, u32)| {
        event(case, card, CardChange::Issued { issue: Issuance { month, place: Some(place), on } })
    };
    cards.iter().zip(last_place(case.board, month) + 1..).map(issued).collect()
}

/// Says what becomes of investment cards whose year is frozen.
pub fn settle(
    case: &Case<'_>,
    cards: &[&Card],
    how: YearEnd,
    text: &Text,
) -> Result<Vec<Event>, CardRefusal> {
    let frozen = case.board.frozen_year();
    let settled = |card: &&Card| {
        let year = frozen.filter(|_| card.awaits_year_end(frozen));
        let year = year.ok_or(CardRefusal::WrongStep)?;
        event(case, card, CardChange::Settled { year, how, text: text.clone() })
    };
    cards.iter().map(settled).collect()
}

/// The last place on the list of a month.
fn last_place(board: &Board, month: Month) -> u32 {
    let listed = board.cards.values().flat_map(|card| &card.listed);
    let places = listed.filter(|listed| listed.issue.month == month).filter_map(|l| l.issue.place);
    places.max().unwrap_or_default()
}
