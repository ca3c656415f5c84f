//! The sheet on which a leader approves cards, and what became of each card on it.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::{
    CardRow,
    listed::Listed,
    row, seen,
    story::{OnSheet, reads},
};
use crate::{
    access,
    model::{
        actor::Actor,
        card::{Approval, Approved, Card, CardDraft, CardStep},
    },
    value::{CardBatchId, Name, Timestamp, code::codes},
    view::{
        assessment::{Assessment, count},
        head::Frame,
        lagging::weight,
        paged::{Paged, Part},
    },
};

/// Cards approved together, or waiting to be, on one sheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CardSheet {
    /// City, period, data age.
    pub frame: Frame,
    /// The sheet; none while its cards wait to be approved.
    pub batch: Option<CardBatchId>,
    /// The leader who approved, once they did.
    pub leader: Option<Name>,
    /// Its cards, in the order of the list, each as it was approved.
    pub lines: Paged<CardSheetLine>,
    /// How many of its cards were published.
    #[serde(default)]
    pub issued: u32,
    /// How many were not, and will not be by this approval.
    #[serde(default)]
    pub dropped: u32,
}

/// What became of a card on a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Fate {
    /// It waits for the leader, or approved for the month's list.
    Waiting,
    /// It was published as it was approved.
    Issued,
    /// It came back to the office or was withdrawn before it was published.
    Dropped,
}

codes!(Fate);

/// One card on a sheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CardSheetLine {
    /// The card, with the colour and the evidence that were approved.
    pub row: CardRow,
    /// What became of it.
    pub fate: Fate,
}

/// A sheet: that of a batch, or of what waits for a leader.
pub fn sheet(
    assessment: &Assessment,
    actor: &Actor,
    batch: Option<CardBatchId>,
    part: Part,
    now: Timestamp,
) -> CardSheet {
    match batch {
        Some(number) => approved(assessment, actor, number, part, now),
        None => waiting(assessment, actor, part, now),
    }
}

/// What waits for a leader.
fn waiting(assessment: &Assessment, actor: &Actor, part: Part, now: Timestamp) -> CardSheet {
    let (board, today) = (&assessment.board, now.day());
    let waits = |draft: &CardDraft| draft.step() == CardStep::Verified && !draft.awaits_review();
    let known = seen(assessment, actor, |card| card.draft().is_some_and(waits));
    let mut all: Vec<_> = known.map(|card| Listed::of(board, actor, card, today)).collect();
    all.sort_by_cached_key(Listed::order);
    let lines = Paged::part(&all, part, |listed| CardSheetLine {
        row: listed.row(assessment, actor, today),
        fate: Fate::Waiting,
    });
    let frame = Frame::of(assessment, now);
    CardSheet { frame, batch: None, leader: None, lines, issued: 0, dropped: 0 }
}

/// What was approved on a sheet.
fn approved(
    assessment: &Assessment,
    actor: &Actor,
    number: CardBatchId,
    part: Part,
    now: Timestamp,
) -> CardSheet {
    let board = &assessment.board;
    let decides = access::may_approve_cards(actor);
    let on_it = |card| Some((card, approval(card, number)?));
    let mut all: Vec<(&Card, &Approved)> =
        seen(assessment, actor, move |_| decides).filter_map(on_it).collect();
    all.sort_by_cached_key(|(card, approved)| {
        let figure = weight(&approved.basis.finding);
        (std::cmp::Reverse(approved.level), std::cmp::Reverse(figure), card.id)
    });
    let approval =
        |card, approved: &Approved| OnSheet::to(reads(board, actor, card), &approved.approval);
    let leader = all.iter().find_map(|(card, known)| approval(card, known).signed.by);
    let of = |wanted| count(all.iter().filter(|(card, _)| fate(card, number) == wanted).count());
    let (issued, dropped) = (of(Fate::Issued), of(Fate::Dropped));
    let lines = Paged::part(&all, part, |(card, known)| {
        let row = row::row(assessment, actor, card, now.day());
        let approval = Some(approval(card, known));
        let row = row.resting_on(assessment, known.level, &known.basis, approval);
        CardSheetLine { row, fate: fate(card, number) }
    });
    let frame = Frame::of(assessment, now);
    CardSheet { frame, batch: Some(number), leader, lines, issued, dropped }
}

/// The last approval of a card on the sheet of that number.
fn approval(card: &Card, number: CardBatchId) -> Option<&Approved> {
    card.approved.iter().rev().find(|known| known.approval.batch == number)
}

/// What became of a card on the sheet of that number.
fn fate(card: &Card, number: CardBatchId) -> Fate {
    let of_sheet = |approval: &Approval| approval.batch == number;
    let published = card.earlier.iter().chain(card.state.published());
    if published.into_iter().any(|out| out.approval.as_ref().is_some_and(of_sheet)) {
        Fate::Issued
    } else if card.is_open() && card.state.approval().is_some_and(of_sheet) {
        Fate::Waiting
    } else {
        Fate::Dropped
    }
}
