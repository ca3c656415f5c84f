//! 滞后项目: the projects with a card that is out, each with the arithmetic of its gravest one.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::{figures::Shown, judged::Judged};
use crate::{
    board::Board,
    model::{
        card::{Card, CardLevel},
        finding::{Arithmetic, Finding, Level, Progress},
    },
    value::ProjectId,
};

/// One lagging project with its arithmetic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaggingLine {
    /// The project's identifier.
    pub id: ProjectId,
    /// The project's name.
    pub name: String,
    /// The name of the unit that is responsible for it.
    pub unit: String,
    /// The colour of the card that is out.
    pub level: Level,
    /// What its rule finds now; what it found when the card went out, where it is silent.
    pub finding: Shown,
}

/// An entry with its gravest card.
pub(super) struct Lagging<'a> {
    entry: &'a Judged,
    level: CardLevel,
    finding: &'a Finding,
}

impl Lagging<'_> {
    /// The line of an entry.
    pub(super) fn line(&self, board: &Board) -> LaggingLine {
        let facts = &self.entry.project.facts;
        let unit = facts.responsible_unit.and_then(|unit| board.unit_name(unit));
        LaggingLine {
            id: self.entry.project.id,
            name: facts.name.to_string(),
            unit: unit.unwrap_or_default().to_owned(),
            level: self.level.into(),
            finding: self.finding.into(),
        }
    }
}

/// Everything with a card that is out, worst first: by colour, then by points behind or days late.
pub(super) fn lagging<'a>(
    board: &'a Board,
    entries: impl Iterator<Item = &'a Judged>,
) -> Vec<Lagging<'a>> {
    let of = |entry: &'a Judged| {
        let (level, card) = entry.project.card_out()?;
        let finding = finding(entry, board.cards.get(&card)?)?;
        Some(Lagging { entry, level, finding })
    };
    let mut lagging: Vec<_> = entries.filter_map(of).collect();
    lagging.sort_by_cached_key(|lag| {
        Reverse((lag.level, weight(lag.finding), Reverse(lag.entry.project.id)))
    });
    lagging
}

/// What the rule of a card finds now, else what it found when the card went out.
fn finding<'a>(entry: &'a Judged, card: &'a Card) -> Option<&'a Finding> {
    let frozen = &card.out()?.basis.finding;
    Some(entry.finding(&card.key).unwrap_or(frozen))
}

/// Points behind in tenths, and days or months late: what findings of one level are ordered by.
pub(super) fn weight(finding: &Finding) -> (i64, i32) {
    match &finding.arithmetic {
        Arithmetic::Share { progress: Progress::Investment(measure), .. } => {
            (measure.lag().tenths(), 0)
        }
        Arithmetic::Share { progress: Progress::Construction(measure), .. } => {
            (measure.lag().tenths(), 0)
        }
        Arithmetic::Elapsed { days, .. } => (0, *days),
        Arithmetic::Count { months, days, .. } => (0, days.unwrap_or(*months)),
    }
}
