//! 黄牌, 红牌 as a working list: what waits to be verified, approved, issued, answered and lifted,
//! each card with its arithmetic.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::{
    assessment::{Assessment, count},
    figures::Shown,
    head::Frame,
    lagging::weight,
    options::Choice,
};
use crate::{
    access,
    model::{
        actor::Actor,
        card::{Approval, Approved, Card, CardState, Draft, Step},
        finding::FindingSubject,
        project::Project,
    },
    value::{CardBatchId, Month, Name, RegionId, Timestamp, UnitId, code::codes},
};

mod evidence;
mod query;
mod row;

pub use evidence::Evidence;
pub use query::{CardQuery, CardQueue};
pub use row::{CardRow, Deeds, EarlierCard, Quiet};
pub(super) use row::{name, whose};

/// The working list of cards, one queue of it at a time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CardsView {
    /// City, period, data age.
    pub frame: Frame,
    /// Whether the reader evaluates, issues and lifts.
    pub acts: bool,
    /// Whether the reader approves, in their own name or on a leader's behalf.
    pub approves: bool,
    /// The last closed month: that of the list with which cards go out now.
    pub month: Option<Month>,
    /// How many cards wait in each queue, all filters but that of the queue applied.
    pub queues: Vec<(CardQueue, u32)>,
    /// Regions to choose from.
    pub regions: Vec<Choice<RegionId>>,
    /// Units to choose from.
    pub units: Vec<Choice<UnitId>>,
    /// Rules to choose from by their codes, each with the code of its condition for a name.
    pub rules: Vec<Choice<String>>,
    /// The cards of the queue, the gravest first.
    pub rows: Vec<CardRow>,
}

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
    pub lines: Vec<SheetLine>,
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
pub struct SheetLine {
    /// The card, with the colour and the evidence that were approved.
    pub row: CardRow,
    /// What became of it.
    pub fate: Fate,
}

/// The working list as `actor` sees it at `now`.
pub fn cards(
    assessment: &Assessment,
    actor: &Actor,
    query: &CardQuery,
    now: Timestamp,
) -> CardsView {
    let all = rows(assessment, actor, now, |_| true);
    let passing: Vec<_> = all.iter().filter(|row| query.passes(row)).collect();
    let queues = CardQueue::ALL
        .map(|queue| (queue, count(passing.iter().filter(|row| row.queue == queue).count())));
    let shown = passing.iter().filter(|row| row.queue == query.queue);
    let mut shown: Vec<CardRow> = shown.map(|row| (*row).clone()).collect();
    order(&mut shown);
    CardsView {
        frame: Frame::of(assessment, now),
        acts: actor.is_office(),
        approves: access::may_approve_cards(actor),
        month: assessment.closed,
        queues: queues.to_vec(),
        regions: choices(&all, |row| Some((row.region?, row.region_name.clone()))),
        units: choices(&all, |row| Some((row.unit?, row.unit_name.clone()))),
        rules: choices(&all, |row| {
            let condition = row.finding.arithmetic.condition().code();
            Some((row.rule.to_string(), condition.to_owned()))
        }),
        rows: shown,
    }
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
        let waits = |draft: &Draft| draft.step() == Step::Verified && !draft.awaits_review();
        let mut rows = rows(assessment, actor, now, |card| card.draft().is_some_and(waits));
        order(&mut rows);
        let lines = rows.into_iter().map(|row| SheetLine { row, fate: Fate::Waiting }).collect();
        return CardSheet { frame, batch, leader: None, lines };
    };
    let line = |card: &Card| {
        let approved = card.approved.iter().rev().find(|known| known.approval.batch == number)?;
        let row = row::row(assessment, actor, card, now.day());
        Some(SheetLine { row: as_approved(row, approved), fate: fate(card, number) })
    };
    let decides = access::may_approve_cards(actor);
    let mut lines: Vec<_> = seen(assessment, actor, move |_| decides).filter_map(line).collect();
    lines.sort_by_key(|line| order_of(&line.row));
    let leader = lines.iter().find_map(|line| line.row.approval.as_ref());
    let leader = leader.map(|approval| approval.leader.clone());
    CardSheet { frame, batch, leader, lines }
}

/// The row of a card with what a leader approved, whatever became of it since.
fn as_approved(row: CardRow, approved: &Approved) -> CardRow {
    let finding = &approved.basis.finding;
    CardRow {
        level: approved.level,
        figure: weight(finding),
        finding: Shown::from(finding),
        month: approved.basis.month,
        judged: approved.basis.on,
        approval: Some(approved.approval.clone()),
        ..row
    }
}

/// What became of a card on the sheet of that number.
fn fate(card: &Card, number: CardBatchId) -> Fate {
    let of_sheet = |approval: &Approval| approval.batch == number;
    let published = card.earlier.iter().chain(card.state.published());
    if published.into_iter().any(|out| of_sheet(&out.approval)) {
        Fate::Issued
    } else if card.is_open() && card.state.approval().is_some_and(of_sheet) {
        Fate::Waiting
    } else {
        Fate::Dropped
    }
}

/// The cards about one project, those that are open first, then the newest.
pub fn of_project(
    assessment: &Assessment,
    actor: &Actor,
    project: &Project,
    now: Timestamp,
) -> Vec<CardRow> {
    let about = FindingSubject::Project(project.id);
    let mut rows = rows(assessment, actor, now, |card| card.key.about == about);
    rows.sort_by_key(|row| (!row.open, std::cmp::Reverse(row.id)));
    rows
}

/// All cards that `actor` sees, in the order of their making, each in the colour that is out.
pub fn ledger(assessment: &Assessment, actor: &Actor, now: Timestamp) -> Vec<CardRow> {
    let seen = seen(assessment, actor, |_| true);
    seen.map(|card| row::row(assessment, actor, &card.as_published(), now.day())).collect()
}

/// What a unit or county office has to do about cards: those it may still speak of, and those it
/// has to sign for or rectify.
pub fn mine(assessment: &Assessment, actor: &Actor, now: Timestamp) -> Vec<CardRow> {
    let mut rows = rows(assessment, actor, now, Card::is_open);
    rows.retain(|row| row.may.verify || row.may.sign || row.may.rectify || row.claimed_by_reader);
    order(&mut rows);
    // What is due comes first: to be signed for, to be spoken of.
    rows.sort_by_key(|row| !(row.may.sign || row.may.verify));
    rows
}

/// The cards of one monthly list.
pub(super) struct CardList {
    /// Those on the list, in its order, each as it stood there.
    pub listed: Vec<CardRow>,
    /// Those lifted since the list before went out.
    pub lifted: Vec<CardRow>,
    /// Those revoked since the list before went out.
    pub revoked: Vec<CardRow>,
}

/// The cards on the list of `month`, and those that ended since the list before.
pub(super) fn of_list(
    assessment: &Assessment,
    actor: &Actor,
    month: Month,
    now: Timestamp,
) -> CardList {
    let of_month =
        |card: &Card| card.listed.iter().rev().find(|listed| listed.issue.month == month).copied();
    let listed_row = |card: &Card| {
        let listed = of_month(card)?;
        let row = row::row(assessment, actor, &card.as_published(), now.day());
        let row = CardRow { level: listed.level, issue: Some(listed.issue), ..row };
        let replaced = card.earlier.iter().find(|out| out.issue == listed.issue);
        Some(match replaced {
            Some(out) => CardRow {
                finding: Shown::from(&out.basis.finding),
                month: out.basis.month,
                judged: out.basis.on,
                approval: Some(out.approval.clone()),
                ..row
            },
            None => row,
        })
    };
    let mut listed: Vec<_> = seen(assessment, actor, |_| true).filter_map(listed_row).collect();
    listed.sort_by_key(|row| row.issue.map(|issue| issue.place));
    let all = assessment.board.cards.values().flat_map(|card| &card.listed);
    let before = all.filter(|listed| listed.issue.month < month).map(|listed| listed.issue.on);
    let before = before.max().unwrap_or_else(|| month.first_day());
    let lifted = |card: &Card| matches!(&card.state, CardState::Lifted { on, .. } if *on >= before);
    let revoked =
        |card: &Card| matches!(&card.state, CardState::Revoked { on, .. } if *on >= before);
    let lifted = rows(assessment, actor, now, lifted);
    CardList { listed, lifted, revoked: rows(assessment, actor, now, revoked) }
}

/// The cards that `actor` sees.
fn seen<'a>(
    assessment: &'a Assessment,
    actor: &'a Actor,
    wanted: impl Fn(&Card) -> bool + 'a,
) -> impl Iterator<Item = &'a Card> {
    let board = &assessment.board;
    let known = board.cards.values().map(AsRef::as_ref).filter(move |card| wanted(card));
    known.filter(move |card| access::may_see_card(board, actor, card))
}

fn rows(
    assessment: &Assessment,
    actor: &Actor,
    now: Timestamp,
    wanted: impl Fn(&Card) -> bool,
) -> Vec<CardRow> {
    let one = |card: &Card| {
        if access::sees_drafts(&assessment.board, actor, card.key.about) {
            row::row(assessment, actor, card, now.day())
        } else {
            row::row(assessment, actor, &card.as_published(), now.day())
        }
    };
    seen(assessment, actor, wanted).map(one).collect()
}

/// The gravest first, of equals those farthest behind, then the oldest.
fn order(rows: &mut [CardRow]) {
    rows.sort_by_key(order_of);
}

fn order_of(row: &CardRow) -> impl Ord + use<> {
    (std::cmp::Reverse(row.level), std::cmp::Reverse(row.figure), row.id)
}

fn choices<T: Ord + Clone>(
    rows: &[CardRow],
    value: impl Fn(&CardRow) -> Option<(T, String)>,
) -> Vec<Choice<T>> {
    let mut counts = std::collections::BTreeMap::new();
    for (value, name) in rows.iter().filter(|row| row.open).filter_map(value) {
        counts.entry(value).or_insert((name, 0)).1 += 1;
    }
    counts.into_iter().map(|(value, (name, count))| Choice { value, name, count }).collect()
}
