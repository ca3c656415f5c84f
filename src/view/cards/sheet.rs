//! The sheet on which a leader approves cards, and what became of each card on it.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::{
    CardRow, order, order_of, row, rows, seen,
    story::{OnSheet, reads},
};
use crate::{
    access,
    model::{
        actor::Actor,
        card::{Approval, Card, CardDraft, CardStep},
    },
    value::{CardBatchId, Name, Timestamp, code::codes},
    view::{assessment::Assessment, head::Frame},
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
    pub lines: Vec<CardSheetLine>,
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
    now: Timestamp,
) -> CardSheet {
    let frame = Frame::of(assessment, now);
    let Some(number) = batch else {
        let waits =
            |draft: &CardDraft| draft.step() == CardStep::Verified && !draft.awaits_review();
        let mut rows = rows(assessment, actor, now, |card| card.draft().is_some_and(waits));
        order(&mut rows);
        let lines =
            rows.into_iter().map(|row| CardSheetLine { row, fate: Fate::Waiting }).collect();
        return CardSheet { frame, batch, leader: None, lines };
    };
    let line = |card: &Card| {
        let approved = card.approved.iter().rev().find(|known| known.approval.batch == number)?;
        let row = row::row(assessment, actor, card, now.day());
        let approval = OnSheet::to(reads(&assessment.board, actor, card), &approved.approval);
        let row = row.resting_on(assessment, approved.level, &approved.basis, Some(approval));
        Some(CardSheetLine { row, fate: fate(card, number) })
    };
    let decides = access::may_approve_cards(actor);
    let mut lines: Vec<_> = seen(assessment, actor, move |_| decides).filter_map(line).collect();
    lines.sort_by_key(|line| order_of(&line.row));
    let leader = lines.iter().find_map(|line| line.row.story.approval.as_ref()?.signed.by.clone());
    CardSheet { frame, batch, leader, lines }
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
