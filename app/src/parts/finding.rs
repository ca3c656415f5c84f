//! A finding in full, as all screens show it: a small chart, the headline, and the sentence with
//! its arithmetic.

use battle_map::{
    model::{
        finding::Arithmetic,
        rule::{Formula, RuleSetId},
    },
    view::figures::Shown,
};
use leptos::prelude::*;

use crate::{
    finding::{edge, headline, unfolded},
    texts::{Texts, use_texts},
};

/// The chart's width, in its own units.
const WIDTH: i64 = 1_000;

/// A finding in full.
#[component]
pub fn FindingNote(
    /// The finding that is shown.
    finding: Shown,
) -> impl IntoView {
    let texts = use_texts();
    let class = format!("finding finding-{}", finding.level().code());
    let (head, sentence) = (headline(texts, &finding), unfolded(texts, &finding));
    let source = source(texts, &finding);
    view! {
        <li class=class>
            <b>{head}</b>
            <FindingChart finding />
            <span>{sentence}</span>
            <small>{source}</small>
        </li>
    }
}

/// The rule set and rule behind it, with the version: `依据 百分点法（银川） · behind`.
fn source(texts: Texts, finding: &Shown) -> String {
    let rule = &finding.rule;
    let (code, version) = (rule.code.to_string(), rule.version.to_string());
    let (key, set) = match rule.set {
        RuleSetId::Preset(preset) => {
            ("finding.by-preset", texts.get(&format!("rules.preset.{}", preset.code())))
        }
        RuleSetId::Own(id) => ("finding.by-own", id.to_string()),
    };
    texts.fill(key, &[("set", &set), ("version", &version), ("code", &code)])
}

/// The actual value, the scheduled one and the threshold reached: a bar with ticks.
#[component]
pub fn FindingChart(
    /// The finding that is drawn.
    finding: Shown,
) -> impl IntoView {
    let texts = use_texts();
    let drawn = Drawn::of(&finding);
    let numbers = &finding.arithmetic;
    let limit = edge(texts, i64::from(finding.limit.at), numbers.unit(), numbers.counted());
    let words = texts.fill("finding.chart-limit", &[("limit", &limit)]);
    let due = drawn.due.map(|due| {
        view! { <path class="bar-tick" d=format!("M{due} 0V16") vector-effect="non-scaling-stroke" /> }
    });
    let from = drawn.edge;
    view! {
        <svg
            class=format!("finding-chart chart-{}", finding.level().code())
            viewBox="0 0 1000 16"
            preserveAspectRatio="none"
            role="img"
            aria-label=words
        >
            <rect class="bar-whole" y="4" width="1000" height="8" />
            <rect class="bar-done" y="4" width=drawn.is height="8" />
            <path class="edge-tick" d=format!("M{from} 0V16") vector-effect="non-scaling-stroke" />
            {due}
        </svg>
    }
}

/// Positions on the chart, in thousandths of its width.
#[derive(Debug, PartialEq, Eq)]
struct Drawn {
    /// The position of the actual value.
    is: i64,
    /// The position of the scheduled value; `None` where there is none.
    due: Option<i64>,
    /// The position of the threshold that was reached.
    edge: i64,
}

impl Drawn {
    fn of(finding: &Shown) -> Self {
        let limit = i64::from(finding.limit.at);
        match &finding.arithmetic {
            Arithmetic::Behind { formula, measure } => {
                Self::shares(*formula, limit, measure.scheduled, measure.actual)
            }
            Arithmetic::Built { formula, measure } => {
                let (due, is) = (measure.scheduled().tenths(), measure.actual().tenths());
                Self::shares(*formula, limit, due, is)
            }
            Arithmetic::StartMissed { months, .. }
            | Arithmetic::NotEnrolled { months, .. }
            | Arithmetic::NoReport { months, .. }
            | Arithmetic::NotCounted { months, .. } => Self::time(limit, i64::from(*months)),
            Arithmetic::MilestoneOverdue { days, .. }
            | Arithmetic::ClaimUnrecognised { days, .. }
            | Arithmetic::ProblemUnsolved { days, .. }
            | Arithmetic::CardUnanswered { days, .. } => Self::time(limit, i64::from(*days)),
        }
    }

    /// Shares in tenths of a percent; the threshold is where the actual share would just meet it.
    fn shares(formula: Formula, limit: i64, due: i64, is: i64) -> Self {
        let edge = match formula {
            Formula::Points => due - limit * 10,
            Formula::Ratio => due * limit / 100,
            Formula::Shortfall => due * (100 - limit) / 100,
        };
        let held = |share: i64| share.clamp(0, WIDTH);
        Self { is: held(is), due: Some(held(due)), edge: held(edge) }
    }

    /// Elapsed time against the time allowed; the longer of them nearly fills the chart.
    fn time(limit: i64, is: i64) -> Self {
        let whole = (limit.max(is) * 11 / 10).max(1);
        let place = |time: i64| (time * WIDTH / whole).clamp(0, WIDTH);
        Self { is: place(is), due: None, edge: place(limit) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edge_stands_where_the_actual_share_would_just_meet_it() {
        let drawn = Drawn::shares(Formula::Points, 30, 833, 528);
        assert_eq!(drawn, Drawn { is: 528, due: Some(833), edge: 533 });
        assert_eq!(Drawn::shares(Formula::Ratio, 60, 500, 200).edge, 300);
        assert_eq!(Drawn::shares(Formula::Shortfall, 50, 500, 200).edge, 250);
        assert_eq!(
            Drawn::shares(Formula::Points, 30, 100, -50),
            Drawn { is: 0, due: Some(100), edge: 0 }
        );
    }

    #[test]
    fn time_beyond_the_edge_reaches_beyond_its_tick() {
        let drawn = Drawn::time(10, 20);
        assert!(drawn.edge < drawn.is && drawn.is < WIDTH);
    }
}
