//! 滞后项目: every project whose rules pass a yellow or red threshold, whether or not a card is out,
//! each with the arithmetic of what lies farthest from schedule.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::{assessment::Assessment, figures::ShownFinding, judged::Judged};
use crate::{
    board::Board,
    model::{
        card::{CardLevel, CardState},
        finding::{Arithmetic, Finding, Progress},
        rule::Lamp,
        stage::StageGroup,
    },
    value::{Day, ProjectId},
};

/// One lagging project with its arithmetic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaggingLine {
    /// The identifier of the project that lags.
    pub id: ProjectId,
    /// The name of the project that lags.
    pub name: String,
    /// The name of the unit that is responsible for it.
    pub unit: String,
    /// Its group of stages.
    pub stage: StageGroup,
    /// Whether it lags or lags severely.
    pub lamp: Lamp,
    /// The colour of the card that is out; none where none is.
    pub card: Option<CardLevel>,
    /// Why it was exempted and until when; none where it was not.
    pub explained: Option<ExplainedLine>,
    /// What the rules find now.
    pub finding: ShownFinding,
}

/// 已说明: until when a lag counts as explained, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExplainedLine {
    /// The last day of the exemption.
    pub until: Day,
    /// The leader's reason; none for readers who may not see the card.
    pub reason: Option<String>,
}

/// How many projects lag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LagCounts {
    /// 滞后: all that pass a yellow or red threshold, exempted ones included.
    pub lagging: u32,
    /// 严重滞后: those among them that pass a red one.
    pub severe: u32,
    /// 其中豁免: those among them whose lag is explained.
    pub explained: u32,
}

impl LagCounts {
    /// How many of some entries lag.
    pub fn of<'a>(entries: impl Iterator<Item = &'a Judged>) -> Self {
        entries.filter(|entry| entry.lamp().is_lagging()).fold(Self::default(), |sum, entry| Self {
            lagging: sum.lagging + 1,
            severe: sum.severe + u32::from(entry.lamp() == Lamp::Severe),
            explained: sum.explained + u32::from(entry.explained.is_some()),
        })
    }
}

/// The lagging among some entries, worst first: by the distance from schedule ÷ that at which red
/// begins, so that money and missed dates stand in one list. What is explained has no rank and comes
/// last.
pub(super) fn lagging<'a>(entries: impl Iterator<Item = &'a Judged>) -> Vec<&'a Judged> {
    let mut lagging: Vec<_> = entries.filter(|entry| entry.distance().is_some()).collect();
    lagging.sort_by_cached_key(|entry| {
        let gravest = Reverse(entry.distance());
        // Of as many months the more days.
        let days = Reverse(entry.lagging().map(|finding| weight(finding).1));
        (entry.explained.is_some(), gravest, entry.lamp(), days, entry.project.id)
    });
    lagging
}

/// The first lines of a list of lagging entries, delays counted to the day of the assessment.
pub(super) fn lines(assessment: &Assessment, lagging: &[&Judged], most: usize) -> Vec<LaggingLine> {
    let (board, today) = (&assessment.board, assessment.context.day);
    lagging.iter().take(most).filter_map(|entry| line(board, entry, today)).collect()
}

fn line(board: &Board, entry: &Judged, today: Day) -> Option<LaggingLine> {
    let facts = &entry.project.facts;
    let unit = facts.responsible_unit.and_then(|unit| board.unit_name(unit));
    Some(LaggingLine {
        id: entry.project.id,
        name: facts.name.to_string(),
        unit: unit.unwrap_or_default().to_owned(),
        stage: entry.stage,
        lamp: entry.lamp(),
        card: entry.project.card_out().map(|(level, _)| level),
        explained: explained(board, entry),
        finding: ShownFinding::live(entry.lagging()?, today),
    })
}

/// Why an entry is exempted, as far as the board shows the card.
pub(super) fn explained(board: &Board, entry: &Judged) -> Option<ExplainedLine> {
    let explained = entry.explained?;
    let reason = board.cards.get(&explained.card).and_then(|card| match &card.state {
        CardState::Exempted { exemption, .. } => Some(exemption.reason.to_string()),
        _ => None,
    });
    Some(ExplainedLine { until: explained.until, reason })
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
        Arithmetic::Stated(_) => (0, 0),
    }
}

#[cfg(test)]
mod tests;
