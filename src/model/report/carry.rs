//! 累计 along the year: what it is before a month, and what it becomes after a month was put right.

use std::collections::BTreeMap;

use super::{Figures, Report, ReportChange};
use crate::value::{Money, Month};

/// 累计 of the year before `month`: zero in January, none where no report of the year says anything.
///
/// A month without a report counts as one without money: else a single silent month would leave the
/// total unknown until December, and every figure typed after it would be in no sum. A month that
/// was reported alone, as some ledgers do, is added to the total before it for the same reason.
pub fn total_before(reports: &BTreeMap<Month, Report>, month: Month) -> Option<Money> {
    let january = month.year().months().next().filter(|january| *january < month);
    let Some(january) = january else { return Some(Money::ZERO) };
    reports.range(january..month).fold(None, |total, (_, Report { figures, .. })| {
        let added = || Some(total.unwrap_or_default() + figures.month?);
        figures.year_to_date.or_else(added).or(total)
    })
}

/// The reports of the year after `month` whose 累计 rests on it, as they follow from the figures that are
/// `reported` of it: 当月 stays, 累计 moves along. A total that was typed by itself rests on nothing.
pub fn carried(
    reports: &BTreeMap<Month, Report>,
    month: Month,
    reported: &Figures,
) -> Vec<(Month, ReportChange)> {
    let Some(mut total) = reported.year_to_date else { return Vec::new() };
    let stood = reports.get(&month).and_then(|report| report.figures.year_to_date);
    let mut before = stood.or_else(|| total_before(reports, month)).unwrap_or_default();
    let mut moved = Vec::new();
    for later in month.year().months().filter(|later| *later > month) {
        let Some(Report { figures, source, .. }) = reports.get(&later) else { continue };
        let (alone, stands) = match (figures.month, figures.year_to_date) {
            (None, None) => continue,
            (Some(alone), Some(stands)) if before + alone == stands => (alone, stands),
            _ => break,
        };
        before = stands;
        total = total + alone;
        if total != stands {
            let figures = Figures { year_to_date: Some(total), ..figures.clone() };
            let source = *source;
            moved.push((later, ReportChange::Recorded { figures, source }));
        }
    }
    moved
}
