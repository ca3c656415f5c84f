//! The cards of a month's list, each as it stood there, and those that ended since the list before.

use super::{
    CardRow, row, rows, seen,
    story::{OnSheet, reads},
};
use crate::{
    model::{
        actor::Actor,
        card::{Card, CardState},
    },
    value::{Month, Timestamp},
    view::assessment::Assessment,
};

/// The cards of one monthly list.
pub(in crate::view) struct CardList {
    /// Those on the list, in its order, each as it stood there.
    pub listed: Vec<CardRow>,
    /// Those lifted since the list before went out.
    pub lifted: Vec<CardRow>,
    /// Those revoked since the list before went out.
    pub revoked: Vec<CardRow>,
}

/// The cards on the list of `month`, and those that ended since the list before.
pub(in crate::view) fn of_list(
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
            Some(out) => {
                let reads = reads(&assessment.board, actor, card);
                let approval = OnSheet::to(reads, &out.approval);
                row.resting_on(assessment, listed.level, &out.basis, approval)
            }
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
