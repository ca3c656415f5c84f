//! 累计, the year-to-date total: its value before a month, and later months after a correction.

use super::{Figures, Report, ReportChange};
use crate::{
    model::sorted_map::SortedMap,
    value::{Money, Month},
};

/// The 累计 before `month`, the first of its period: zero in January, `None` where no report of the year
/// has a figure.
///
/// A month without a report counts as zero; otherwise one missing month would leave the total
/// unknown until December, and no figure entered after it would be summed. For the same reason a
/// month for which only 当月 was reported, as in some ledgers, is added to the total before it.
pub fn total_before(reports: &SortedMap<Month, Report>, month: Month) -> Option<Money> {
    let january = month.year().months().next().filter(|january| *january < month);
    let Some(january) = january else { return Some(Money::ZERO) };
    reports.range(january..month).fold(None, |total, (_, Report { figures, .. })| {
        let added = || Some(total.unwrap_or_default() + figures.month?);
        figures.year_to_date.or_else(added).or(total)
    })
}

/// The later reports of the year that change when `month` gets the figures `reported`: their 当月
/// stays and their 累计 moves along, up to the first 累计 that is not the one before plus 当月.
///
/// `first` is the first month of the period of `month`: what a ledger states of a January that is
/// reported with its February is no total before it.
pub fn carried(
    reports: &SortedMap<Month, Report>,
    (first, month): (Month, Month),
    reported: &Figures,
) -> Vec<(Month, ReportChange)> {
    let Some(mut total) = reported.year_to_date else { return Vec::new() };
    let stood = reports.get(&month).and_then(|report| report.figures.year_to_date);
    let mut before = stood.or_else(|| total_before(reports, first)).unwrap_or_default();
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
