//! The arithmetic in full: the source of each figure, and the threshold that was reached.

use battle_map::{
    model::{
        finding::{Arithmetic, Progress},
        measure::Construction,
        rule::{DayKind, EdgeUnit, Formula, RuleCondition, Worse},
    },
    value::Percentages,
    view::figures::{Investment, ShownFinding},
};

use super::{arithmetic, figure, in_percent, of_shares, printed};
use crate::{
    format::{money_pair, month, month_end},
    texts::Texts,
};

/// The arithmetic with the rule it meets:
/// `序时 83.3%（到10月底）− 实际 52.8%（3.42 ÷ 6.47 亿元）= 30.5 点，超过 30 点`.
#[must_use]
pub fn unfolded(texts: Texts, finding: &ShownFinding) -> String {
    let rule = reached(texts, finding).unwrap_or_default();
    let sum = match &finding.arithmetic {
        Arithmetic::Share { formula, progress: Progress::Investment(measure) } => {
            let key = match formula {
                Formula::Points => "finding.sum".to_owned(),
                Formula::Ratio | Formula::Shortfall => format!("finding.sum-{}", formula.code()),
            };
            filled(texts, &key, measure, &figure(texts, finding))
        }
        Arithmetic::Share {
            formula: Formula::Points,
            progress: Progress::Construction(measure),
        } => built(texts, measure, printed(finding)),
        // Its line counts the months already.
        Arithmetic::Count { condition: RuleCondition::StartMissed, .. } => {
            arithmetic(texts, finding)
        }
        Arithmetic::Stated(stated) => super::stated::unfolded(texts, stated),
        Arithmetic::Share { .. } | Arithmetic::Elapsed { .. } | Arithmetic::Count { .. } => {
            let (line, figure) = (arithmetic(texts, finding), figure(texts, finding));
            texts.fill("finding.both", &[("line", &line), ("figure", &figure)])
        }
    };
    format!("{sum}{rule}")
}

/// The threshold that was reached: `，超过 30 点`; empty where the rule allows no time, `None` where
/// none was.
fn reached(texts: Texts, finding: &ShownFinding) -> Option<String> {
    let (numbers, limit) = (&finding.arithmetic, finding.limit);
    let unit = numbers.unit()?;
    // A rule that allows no time at all has no threshold to name.
    if limit.at == 0 && matches!(unit, EdgeUnit::Days | EdgeUnit::Months) {
        return None;
    }
    let key = match (numbers.worse()?, limit.included) {
        (Worse::Higher, true) => "finding.from",
        (Worse::Higher, false) => "finding.over",
        (Worse::Lower, true) => "finding.at-most",
        (Worse::Lower, false) => "finding.below",
    };
    let edge = edge(texts, i64::from(limit.at), unit, numbers.counted());
    Some(texts.fill(key, &[("threshold", &edge)]))
}

/// A whole number in the unit of a threshold: `30 点`, `60%`, `3 个月`, `10 个工作日`.
#[must_use]
pub fn edge(texts: Texts, at: i64, unit: EdgeUnit, counted: DayKind) -> String {
    let key = match (unit, counted) {
        (EdgeUnit::Days, DayKind::Working) => "edge.working-days".to_owned(),
        (unit, _) => format!("edge.{}", unit.code()),
    };
    texts.fill(&key, &[("at", &at.to_string())])
}

/// The shares of schedule and investment: `序时 83.3% · 实际 52.8%`.
#[must_use]
pub fn shares(texts: Texts, investment: &Investment) -> String {
    of_shares(texts, "finding.shares", Some(investment.shares())) + &unreported(texts, investment)
}

/// Which month is judged, where the last closed one was not reported: `（11月未报，按10月）`; empty where
/// it was.
pub(super) fn unreported(texts: Texts, investment: &Investment) -> String {
    if investment.reported == investment.month {
        return String::new();
    }
    let (closed, judged) = (month(texts, investment.month), month(texts, investment.reported));
    texts.fill("finding.unreported", &[("closed", &closed), ("judged", &judged)])
}

/// The subtraction behind a lag, with where its figures come from.
#[must_use]
pub fn sum(texts: Texts, investment: &Investment) -> String {
    filled(texts, "finding.sum", investment, &investment.shares().lag().to_string())
}

fn filled(texts: Texts, key: &str, investment: &Investment, figure: &str) -> String {
    let (done, plan, unit) = money_pair(texts, investment.done, investment.plan);
    let shares = investment.shares();
    let sum = texts.fill(
        key,
        &[
            ("scheduled", &in_percent(shares.scheduled())),
            ("month", &month_end(texts, investment.reported)),
            ("actual", &in_percent(shares.actual())),
            ("done", &done),
            ("plan", &plan),
            ("unit", &unit),
            ("lag", figure),
        ],
    );
    format!("{sum}{}", unreported(texts, investment))
}

/// Construction against schedule, with the weights it comes from:
/// `工程进度：序时 50.0%（到10月底应完成节点权重 500 ÷ 1000）− 实际 20.0%（已认定 200 ÷ 1000）= 30.0 点`.
#[must_use]
pub fn constructed(texts: Texts, sum: &Construction) -> String {
    built(texts, sum, Some(Percentages::of(sum.scheduled(), sum.actual())))
}

fn built(texts: Texts, sum: &Construction, shares: Option<Percentages>) -> String {
    let Some(shares) = shares else { return String::new() };
    texts.fill(
        "finding.construction",
        &[
            ("scheduled", &in_percent(shares.scheduled())),
            ("month", &month_end(texts, sum.month)),
            ("due", &sum.due.to_string()),
            ("whole", &sum.whole.to_string()),
            ("actual", &in_percent(shares.actual())),
            ("done", &sum.done.to_string()),
            ("lag", &shares.lag().to_string()),
        ],
    )
}
