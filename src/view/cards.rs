//! 黄牌, 红牌 as a working list: what waits to be verified, approved, issued, answered and lifted,
//! each card with its arithmetic.

use std::borrow::Cow;

use listed::{Listed, choices};
use serde::{Deserialize, Serialize};

use super::{
    assessment::{Assessment, count},
    head::Frame,
    options::FilterOption,
    paged::Paged,
};
use crate::{
    access,
    board::Board,
    model::{
        actor::Actor,
        card::{Card, CardLevel},
        finding::FindingSubject,
        project::Project,
    },
    value::{Month, RegionId, Timestamp, UnitId},
};

mod evidence;
mod issue;
mod listed;
mod permissions;
mod plan;
mod query;
mod quiet;
mod row;
mod sheet;
mod story;
mod warned;

pub use evidence::CardEvidence;
pub use issue::{CardIssue, EarlierCard};
pub use permissions::CardPermissions;
pub use plan::PlanUsed;
pub use query::{CardQuery, CardQueue};
pub use quiet::Quiet;
pub use row::CardRow;
pub use sheet::{CardSheet, CardSheetLine, Fate, sheet};
pub use story::{DraftResponse, Ended, OnSheet, SignedBy, Story, Told};
pub use warned::Warned;

/// Cards on one page.
pub const PAGE: usize = 100;

/// The working list of cards, one page of one queue of it at a time.
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
    pub regions: Vec<FilterOption<RegionId>>,
    /// Units to choose from.
    pub units: Vec<FilterOption<UnitId>>,
    /// Rules to choose from by their codes, each with the code of its condition for a name.
    pub rules: Vec<FilterOption<String>>,
    /// The cards of the queue on this page, the gravest first.
    pub rows: Vec<CardRow>,
    /// The number of the last page, from 0.
    #[serde(default)]
    pub last_page: u32,
}

/// The working list as `actor` sees it at `now`.
pub fn cards(
    assessment: &Assessment,
    actor: &Actor,
    query: &CardQuery,
    now: Timestamp,
) -> CardsView {
    let (board, today) = (&assessment.board, now.day());
    let known = seen(assessment, actor, |_| true);
    let all: Vec<_> = known.map(|card| Listed::of(board, actor, card, today)).collect();
    let passing: Vec<_> = all.iter().filter(|card| query.passes(card)).collect();
    let queues = CardQueue::ALL
        .map(|queue| (queue, count(passing.iter().filter(|card| queue.holds(card)).count())));
    let mut queue: Vec<_> = passing.into_iter().filter(|card| query.queue.holds(card)).collect();
    queue.sort_by_cached_key(|card| card.order());
    let last_page = queue.len().saturating_sub(1) / PAGE;
    let page = usize::try_from(query.page).unwrap_or(last_page).min(last_page);
    let rows = queue.into_iter().skip(page * PAGE).take(PAGE);
    let region_name = |id: &RegionId| board.regions.get(id).map(|known| known.name.to_string());
    let unit_name = |id: &UnitId| board.unit_name(*id).unwrap_or_default().to_owned();
    CardsView {
        frame: Frame::of(assessment, now),
        acts: actor.is_office(),
        approves: access::may_approve_cards(actor),
        month: assessment.closed,
        queues: queues.to_vec(),
        regions: choices(&all, |card| card.region, |id| region_name(id).unwrap_or_default()),
        units: choices(&all, |card| card.unit, unit_name),
        rules: listed::rules(&all),
        rows: rows.map(|card| card.row(assessment, actor, today)).collect(),
        last_page: count(last_page),
    }
}

/// The cards about one project, those that are open first, then the newest.
pub fn of_project(
    assessment: &Assessment,
    actor: &Actor,
    project: &Project,
    page: u32,
    now: Timestamp,
) -> Paged<CardRow> {
    let about = FindingSubject::Project(project.id);
    let mut rows = rows(assessment, actor, now, |card| card.key.about == about);
    rows.sort_by_key(|row| (!row.open, std::cmp::Reverse(row.id)));
    Paged::of(&rows, page, Clone::clone)
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

/// 未销: how many yellow and how many red cards are out, each in the colour in which it was published.
pub fn standing(board: &Board) -> (u32, u32) {
    (board.cards_out(CardLevel::Yellow), board.cards_out(CardLevel::Red))
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
    let board = &assessment.board;
    let one = |card| row::row(assessment, actor, &shown(board, actor, card), now.day());
    seen(assessment, actor, wanted).map(one).collect()
}

/// A card as `actor` sees it: with what is on its way out, or in the colour that is out.
fn shown<'a>(board: &Board, actor: &Actor, card: &'a Card) -> Cow<'a, Card> {
    if access::sees_drafts(board, actor, card.key.about) {
        Cow::Borrowed(card)
    } else {
        card.as_published()
    }
}

/// The gravest first, of equals those farthest behind, then the oldest.
fn order(rows: &mut [CardRow]) {
    rows.sort_by_key(order_of);
}

fn order_of(row: &CardRow) -> impl Ord + use<> {
    (std::cmp::Reverse(row.level), std::cmp::Reverse(row.figure), row.id)
}
