//! What every screen says at its edge: the city, the period its money stands for, and from which
//! moment its data are.

use serde::{Deserialize, Serialize};

use super::assessment::{Assessment, count};
use crate::{
    model::edition::EditionMark,
    value::{Day, Month, Seq, Timestamp},
};

/// The frame of every screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    /// The city's name; empty until it was given.
    pub city: String,
    /// Whether the projects are invented.
    pub demo: bool,
    /// Position of the last event.
    pub seq: Seq,
    /// When the view was computed, by the server's clock.
    pub now: Timestamp,
    /// The last closed month.
    pub closed: Option<Month>,
    /// The edition that speaks for it; none where it was never frozen.
    #[serde(default)]
    pub edition: Option<EditionMark>,
    /// Whether the closed month's figures have become others since that edition.
    #[serde(default)]
    pub corrected: bool,
    /// How many entries reported for it.
    pub reported: u32,
    /// Those among them whose figures only a ledger states.
    #[serde(default)]
    pub by_ledger: u32,
    /// How many entries there are.
    pub entries: u32,
    /// How many sub-projects they have; no sum counts these again.
    #[serde(default)]
    pub subprojects: u32,
    /// The day from which cards are proposed; `None` until the office sets it.
    #[serde(default)]
    pub cards_from: Option<Day>,
}

impl Frame {
    /// Whether cards are proposed by now; until then the lamps alone are lit.
    pub fn cards_have_begun(&self) -> bool {
        self.cards_from.is_some_and(|from| from <= self.now.day())
    }

    /// The frame of a screen made at `now`.
    pub fn of(assessment: &Assessment, now: Timestamp) -> Self {
        let board = &assessment.board;
        Self {
            city: board.city.name.as_ref().map(ToString::to_string).unwrap_or_default(),
            demo: board.city.demo,
            seq: board.seq,
            now,
            closed: assessment.closed,
            edition: assessment.edition(),
            corrected: assessment.is_corrected(),
            reported: assessment.reported(),
            by_ledger: count(assessment.entries().filter(|entry| entry.by_ledger).count()),
            entries: count(assessment.entries().len()),
            subprojects: assessment.subprojects(assessment.entries()),
            cards_from: board.city.cards_from,
        }
    }
}
