//! The rules' findings in words: the key figure, the arithmetic in one line, and the same in full
//! for whoever wants to check it.

use battle_map::{
    model::{
        finding::Arithmetic,
        measure::Construction,
        milestone::MilestoneKind,
        rule::{DayKind, EdgeUnit, Formula},
    },
    value::LedgerDate,
    view::figures::Shown,
};

use crate::{
    format::{date, month, percent, tenths},
    texts::Texts,
};

mod sums;

pub use sums::{constructed, edge, shares, sum, unfolded};

/// The key figure of a finding: `30.5`, `逾期 145 天`, `3 个月未入库`.
#[must_use]
pub fn figure(texts: Texts, finding: &Shown) -> String {
    let months = |key: &str, months: &i32| texts.fill(key, &[("months", &months.to_string())]);
    match &finding.arithmetic {
        Arithmetic::Behind { formula, measure } => {
            share_figure(*formula, measure.lag, measure.ratio)
        }
        Arithmetic::Built { formula, measure } => {
            let (lag, ratio) = built(measure);
            share_figure(*formula, lag, ratio)
        }
        Arithmetic::StartMissed { days: late, .. } => {
            texts.fill("finding.late", &[("days", &days(texts, *late, DayKind::Calendar))])
        }
        Arithmetic::MilestoneOverdue { days: late, counted, .. }
        | Arithmetic::ProblemUnsolved { days: late, counted, .. } => {
            texts.fill("finding.late", &[("days", &days(texts, *late, *counted))])
        }
        Arithmetic::ClaimUnrecognised { days: since, counted, .. } => {
            texts.fill("finding.unrecognised", &[("days", &days(texts, *since, *counted))])
        }
        Arithmetic::CardUnanswered { days: since, counted, .. } => {
            texts.fill("finding.unanswered", &[("days", &days(texts, *since, *counted))])
        }
        Arithmetic::NotEnrolled { months: since, .. } => months("finding.unenrolled", since),
        Arithmetic::NoReport { months: since, .. } => months("finding.unreported", since),
        Arithmetic::NotCounted { months: since, .. } => months("finding.uncounted", since),
    }
}

/// A finding's arithmetic in one line: `序时 83.3% · 实际 52.8%`, `6月应开工，连续 4 月未开`.
#[must_use]
pub fn arithmetic(texts: Texts, finding: &Shown) -> String {
    match &finding.arithmetic {
        Arithmetic::Behind { measure, .. } => shares(texts, measure),
        Arithmetic::Built { measure, .. } => texts.fill(
            "finding.built-shares",
            &[
                ("scheduled", &percent(measure.scheduled().tenths())),
                ("actual", &percent(measure.actual().tenths())),
            ],
        ),
        Arithmetic::StartMissed { planned, months, .. } => texts.fill(
            "finding.start-missed",
            &[("month", &month(texts, planned.month())), ("months", &months.to_string())],
        ),
        Arithmetic::MilestoneOverdue { kind, name, planned, .. } => {
            let what = milestone(texts, *kind, name.as_ref());
            texts.fill("finding.due", &[("date", &date(texts, *planned)), ("what", &what)])
        }
        Arithmetic::NotEnrolled { started, .. } => on(texts, "finding.started", *started),
        Arithmetic::NotCounted { completed, .. } => on(texts, "finding.completed", *completed),
        Arithmetic::NoReport { last: Some(last), .. } => {
            texts.fill("finding.last-report", &[("month", &month(texts, *last))])
        }
        Arithmetic::NoReport { last: None, .. } => texts.get("finding.never-reported"),
        Arithmetic::ClaimUnrecognised { kind, name, claimed, .. } => {
            let what = milestone(texts, *kind, name.as_ref());
            let on = date(texts, LedgerDate::Day(*claimed));
            texts.fill("finding.claimed", &[("date", &on), ("what", &what)])
        }
        Arithmetic::ProblemUnsolved { deadline, .. } => {
            on(texts, "finding.problem-due", LedgerDate::Day(*deadline))
        }
        Arithmetic::CardUnanswered { since, .. } => {
            on(texts, "finding.card-since", LedgerDate::Day(*since))
        }
    }
}

/// A finding as a headline: `低于序时 30.5 个百分点`.
#[must_use]
pub fn headline(texts: Texts, finding: &Shown) -> String {
    let share = |key: &str, formula: Formula| {
        let key = format!("{key}-{}", formula.code());
        texts.fill(&key, &[("figure", &figure(texts, finding))])
    };
    match &finding.arithmetic {
        Arithmetic::Behind { formula, .. } => share("finding.behind", *formula),
        Arithmetic::Built { formula, .. } => share("finding.built", *formula),
        Arithmetic::StartMissed { .. } => {
            joined(texts, finding, &milestone(texts, MilestoneKind::Start, None))
        }
        Arithmetic::MilestoneOverdue { kind, name, .. }
        | Arithmetic::ClaimUnrecognised { kind, name, .. } => {
            joined(texts, finding, &milestone(texts, *kind, name.as_ref()))
        }
        Arithmetic::ProblemUnsolved { .. } => joined(texts, finding, &texts.get("finding.problem")),
        Arithmetic::NotEnrolled { .. }
        | Arithmetic::NoReport { .. }
        | Arithmetic::NotCounted { .. }
        | Arithmetic::CardUnanswered { .. } => figure(texts, finding),
    }
}

/// A number of days, named workdays where only those count: `145 天`, `12 个工作日`.
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

/// The milestone and what is wrong with it: `开工逾期 145 天`.
fn joined(texts: Texts, finding: &Shown, what: &str) -> String {
    texts.fill("finding.what", &[("what", what), ("figure", &figure(texts, finding))])
}

fn built(measure: &Construction) -> (i64, Option<i64>) {
    (measure.lag().tenths(), measure.ratio().map(battle_map::value::Fraction::tenths))
}

fn share_figure(formula: Formula, lag: i64, ratio: Option<i64>) -> String {
    match formula {
        Formula::Points => tenths(lag),
        Formula::Ratio => percent(ratio.unwrap_or_default()),
        Formula::Shortfall => percent(1000 - ratio.unwrap_or_default()),
    }
}

fn on(texts: Texts, key: &str, on: LedgerDate) -> String {
    texts.fill(key, &[("date", &date(texts, on))])
}

#[cfg(test)]
mod tests;
