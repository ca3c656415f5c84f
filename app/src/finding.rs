//! What the rules find, in words: the figure that stands out, the arithmetic in one line, and the
//! same unfolded for who wants to check it.

use battle_map::{
    model::{
        finding::{Arithmetic, DatedItem, Progress},
        milestone::MilestoneKind,
        rule::{DayKind, EdgeUnit, Formula, RuleCondition},
    },
    value::{Day, Decimal, Month, Percentages},
    view::figures::ShownFinding,
};

use crate::{
    format::{date, day, month},
    texts::Texts,
};

mod stated;
mod sums;

use sums::unreported;
pub use sums::{constructed, edge, shares, sum, unfolded};

/// The figure of an accusation, in the unit of its rule: `30.5`, `逾期 145 天`, `3 个月未入库`.
#[must_use]
pub fn figure(texts: Texts, finding: &ShownFinding) -> String {
    let numbers = &finding.arithmetic;
    let key = format!("finding.figure.{}", numbers.code());
    match numbers {
        Arithmetic::Share { formula, .. } => share_figure(*formula, printed(finding)),
        // A rule may begin at none: what is due today is not late by 0 days.
        Arithmetic::Elapsed { days: ..=0, .. } | Arithmetic::Count { months: ..=0, .. } => {
            texts.get(&format!("{key}-none"))
        }
        Arithmetic::Elapsed { days: gone, counted, .. } => {
            texts.fill(&key, &[("days", &days(texts, *gone, *counted))])
        }
        Arithmetic::Count { months, .. } => texts.fill(&key, &[("months", &months.to_string())]),
        Arithmetic::Stated(_) => texts.get(&key),
    }
}

/// Its arithmetic in one line: `序时 83.3% · 实际 52.8%`, `6月应开工，连续 4 月未开`.
#[must_use]
pub fn arithmetic(texts: Texts, finding: &ShownFinding) -> String {
    let numbers = &finding.arithmetic;
    let key = format!("finding.line.{}", numbers.code());
    match numbers {
        Arithmetic::Share { progress, .. } => {
            let key = match progress {
                Progress::Investment(_) => "finding.shares",
                Progress::Construction(_) => "finding.built-shares",
            };
            let shares = of_shares(texts, key, printed(finding));
            match progress {
                Progress::Investment(measure) => shares + &unreported(texts, measure),
                Progress::Construction(_) => shares,
            }
        }
        Arithmetic::Elapsed { item, since, .. } => {
            let what = item_words(texts, item).unwrap_or_default();
            counted_to(
                texts,
                finding,
                texts.fill(&key, &[("date", &date(texts, *since)), ("what", &what)]),
            )
        }
        Arithmetic::Stated(stated) => stated::line(texts, stated),
        Arithmetic::Count { since: None, .. } => texts.get(&format!("{key}-never")),
        Arithmetic::Count { since: Some(since), months, .. } => {
            let missed = numbers.condition() == Some(RuleCondition::StartMissed);
            let key = if missed && *months <= 0 { format!("{key}-none") } else { key };
            let values = [
                ("date", &*date(texts, *since)),
                ("month", &due_month(texts, since.month(), numbers.counted_to())),
                ("months", &months.to_string()),
            ];
            counted_to(texts, finding, texts.fill(&key, &values))
        }
    }
}

/// The month in which something was due, with its year where that is not the year it is counted to.
fn due_month(texts: Texts, due: Month, to: Option<Day>) -> String {
    let words = month(texts, due);
    match to {
        Some(to) if to.year() != due.year() => texts
            .fill("date.month-of-year", &[("year", &due.year().to_string()), ("month", &words)]),
        _ => words,
    }
}

/// A line with the day up to which its delay is counted: `…（计至10月31日）`.
fn counted_to(texts: Texts, finding: &ShownFinding, line: String) -> String {
    match finding.arithmetic.counted_to() {
        Some(to) => {
            let to = day(texts, to);
            texts.fill("finding.counted-to", &[("line", &line), ("day", &to)])
        }
        None => line,
    }
}

/// The whole accusation as a headline: `低于序时 30.5 个百分点`.
#[must_use]
pub fn headline(texts: Texts, finding: &ShownFinding) -> String {
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
        Arithmetic::Stated(stated) => return stated.reason.to_string(),
    };
    match what {
        Some(what) => texts.fill("finding.what", &[("what", &what), ("figure", &figure)]),
        None => figure,
    }
}

/// What a date belongs to, in words; a card has none of its own.
fn item_words(texts: Texts, item: &DatedItem) -> Option<String> {
    match item {
        DatedItem::Milestone { kind, name, .. } => Some(milestone(texts, *kind, name.as_ref())),
        DatedItem::Problem(_) => Some(texts.get("finding.problem")),
        DatedItem::Card(_) => None,
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

/// The shares of a finding as they are written beside the edge that it reached; `None` where it has
/// none.
fn printed(finding: &ShownFinding) -> Option<Percentages> {
    let Arithmetic::Share { formula, progress } = &finding.arithmetic else { return None };
    let at = i64::from(finding.limit.at);
    Some(match progress {
        Progress::Investment(measure) => measure.shares(),
        Progress::Construction(built) => formula.beside(built.scheduled(), built.actual(), at),
    })
}

/// Both shares in a sentence: `序时 83.3% · 实际 52.8%`.
fn of_shares(texts: Texts, key: &str, shares: Option<Percentages>) -> String {
    let Some(shares) = shares else { return String::new() };
    let (scheduled, actual) = (in_percent(shares.scheduled()), in_percent(shares.actual()));
    texts.fill(key, &[("scheduled", &scheduled), ("actual", &actual)])
}

fn in_percent(share: Decimal) -> String {
    format!("{share}%")
}

/// The figure that a formula makes of two shares, points without a unit.
fn share_figure(formula: Formula, shares: Option<Percentages>) -> String {
    let figure = shares.and_then(|shares| formula.printed(shares));
    match (formula, figure) {
        (_, None) => String::new(),
        (Formula::Points, Some(figure)) => figure.to_string(),
        (Formula::Ratio | Formula::Shortfall, Some(figure)) => in_percent(figure),
    }
}

#[cfg(test)]
mod tests;
