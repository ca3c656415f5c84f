//! What the rules find, in words: the figure that stands out, the arithmetic in one line, and the
//! same unfolded for who wants to check it.

use battle_map::{
    model::{
        finding::{Arithmetic, Item, Progress, Shares},
        milestone::MilestoneKind,
        rule::{DayKind, EdgeUnit, Formula},
    },
    view::figures::{Investment, Shown},
};

use crate::{
    format::{date, month, percent, tenths},
    texts::Texts,
};

mod sums;

pub use sums::{constructed, edge, shares, sum, unfolded};

/// The figure of an accusation: `30.5`, `逾期 145 天`, `3 个月未入库`.
#[must_use]
pub fn figure(texts: Texts, finding: &Shown) -> String {
    let numbers = &finding.arithmetic;
    let key = format!("finding.figure.{}", numbers.condition().code());
    match numbers {
        Arithmetic::Share { formula, progress } => share_figure(*formula, shares_of(progress)),
        Arithmetic::Elapsed { days: gone, counted, .. } => {
            texts.fill(&key, &[("days", &days(texts, *gone, *counted))])
        }
        Arithmetic::Count { months, days: late, .. } => {
            let late = late.map(|late| days(texts, late, DayKind::Calendar)).unwrap_or_default();
            texts.fill(&key, &[("months", &months.to_string()), ("days", &late)])
        }
    }
}

/// Its arithmetic in one line: `序时 83.3% · 实际 52.8%`, `6月应开工，连续 4 月未开`.
#[must_use]
pub fn arithmetic(texts: Texts, finding: &Shown) -> String {
    let numbers = &finding.arithmetic;
    let key = format!("finding.line.{}", numbers.condition().code());
    match numbers {
        Arithmetic::Share { progress: Progress::Investment(measure), .. } => shares(texts, measure),
        Arithmetic::Share { progress: Progress::Construction(measure), .. } => {
            let Shares { scheduled, actual, .. } = Shares::of(measure);
            let values = [("scheduled", percent(scheduled)), ("actual", percent(actual))];
            texts.fill(
                "finding.built-shares",
                &values.each_ref().map(|(key, value)| (*key, value.as_str())),
            )
        }
        Arithmetic::Elapsed { item, since, .. } => {
            let what = item_words(texts, item).unwrap_or_default();
            texts.fill(&key, &[("date", &date(texts, *since)), ("what", &what)])
        }
        Arithmetic::Count { since: None, .. } => texts.get(&format!("{key}-never")),
        Arithmetic::Count { since: Some(since), months, .. } => texts.fill(
            &key,
            &[
                ("date", &date(texts, *since)),
                ("month", &month(texts, since.month())),
                ("months", &months.to_string()),
            ],
        ),
    }
}

/// The whole accusation as a headline: `低于序时 30.5 个百分点`.
#[must_use]
pub fn headline(texts: Texts, finding: &Shown) -> String {
    let figure = figure(texts, finding);
    let what = match &finding.arithmetic {
        Arithmetic::Share { formula, progress } => {
            let key = match progress {
                Progress::Investment(_) => "finding.behind",
                Progress::Construction(_) => "finding.built",
            };
            return texts.fill(&format!("{key}-{}", formula.code()), &[("figure", &figure)]);
        }
        Arithmetic::Elapsed { item, .. } => item_words(texts, item),
        // A start is planned by its date, which is not the milestone's alone.
        Arithmetic::Count { days: Some(_), .. } => {
            Some(milestone(texts, MilestoneKind::Start, None))
        }
        Arithmetic::Count { days: None, .. } => None,
    };
    match what {
        Some(what) => texts.fill("finding.what", &[("what", &what), ("figure", &figure)]),
        None => figure,
    }
}

/// What a date belongs to, in words; a card has none of its own.
fn item_words(texts: Texts, item: &Item) -> Option<String> {
    match item {
        Item::Milestone { kind, name, .. } => Some(milestone(texts, *kind, name.as_ref())),
        Item::Problem(_) => Some(texts.get("finding.problem")),
        Item::Card(_) => None,
    }
}

/// So many days, worked ones where only those count: `145 天`, `12 个工作日`.
#[must_use]
pub fn days(texts: Texts, days: i32, counted: DayKind) -> String {
    edge(texts, i64::from(days), EdgeUnit::Days, counted)
}

/// What a milestone is called: by its own name, else by its kind.
#[must_use]
pub fn milestone(
    texts: Texts,
    kind: MilestoneKind,
    name: Option<&battle_map::value::Name>,
) -> String {
    name.map_or_else(|| texts.get(&format!("milestone.{}", kind.code())), ToString::to_string)
}

/// A measure as the shares that it comes to.
fn shares_of(progress: &Progress<Investment>) -> Shares {
    match progress {
        Progress::Investment(measure) => {
            let Investment { scheduled, actual, lag, ratio, .. } = *measure;
            Shares { scheduled, actual, lag, ratio }
        }
        Progress::Construction(measure) => Shares::of(measure),
    }
}

fn share_figure(formula: Formula, Shares { lag, ratio, .. }: Shares) -> String {
    match formula {
        Formula::Points => tenths(lag),
        Formula::Ratio => percent(ratio.unwrap_or_default()),
        Formula::Shortfall => percent(1000 - ratio.unwrap_or_default()),
    }
}

#[cfg(test)]
mod tests;
