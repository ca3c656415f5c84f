//! For how long the rule of a card has been silent.

use serde::{Deserialize, Serialize};

use crate::{
    model::{card::Card, rule::DayKind},
    value::{Day, workday::Calendar},
};

/// For how long its rule has been silent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quiet {
    /// The first day on which the rule was silent.
    pub since: Day,
    /// Days that have passed since then.
    pub days: i32,
    /// Days for which it has to be silent before the card may be lifted.
    pub hold: u16,
    /// Whether all days or only working days are counted.
    pub counted: DayKind,
    /// Whether the hold time stands still, because its rule cannot judge.
    pub halted: bool,
}

impl Quiet {
    /// The silence of a card's rule on `today`; `None` while it fires.
    pub(super) fn of(card: &Card, today: Day, calendar: &Calendar) -> Option<Self> {
        let basis = card.basis();
        let (hold, counted, halted) = (basis.hold, basis.hold_in, card.is_halted());
        let (since, days) = (card.quiet?, card.silent_days(today, calendar)?);
        Some(Self { since, days, hold, counted, halted })
    }
}
