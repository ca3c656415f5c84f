//! A finding as every screen unfolds it: a small chart, the headline, and the sentence with its
//! arithmetic.

use battle_map::{
    model::{
        finding::{Arithmetic, Progress, Shares},
        rule::{Formula, RuleSetId},
    },
    view::{figures::ShownFinding, rules::RuleText},
};
use leptos::prelude::*;

use crate::{
    finding::{edge, headline, unfolded},
    parts::rule::RuleNamed,
    texts::{Texts, use_texts},
};

/// The chart's width in its own units.
const WIDTH: i64 = 1_000;

/// A finding with its arithmetic unfolded.
#[component]
pub fn FindingNote(
    /// The finding that is shown.
    finding: ShownFinding,
    /// What the city's own rule set is called that found it; `None` for a preset.
    set: Option<String>,
    /// The rule in the version that found it.
    wording: Option<RuleText>,
) -> impl IntoView {
    let texts = use_texts();
    let class = format!("finding finding-{}", finding.level().code());
    let (head, sentence) = (headline(texts, &finding), unfolded(texts, &finding));
    let source = source(texts, &finding, set.as_deref());
    view! {
        <li class=class>
            <b>{head}</b>
            <FindingChart finding />
            <span>{sentence}</span>
            <RuleNamed name=source wording />
        </li>
    }
}

/// Which rule of which set, in which version: `依据 百分点法（银川） · 低于序时`.
fn source(texts: Texts, finding: &ShownFinding, set: Option<&str>) -> String {
    let rule = &finding.rule;
    let condition = finding.arithmetic.code();
    let words = texts.get(&format!("rules.condition.{condition}"));
    let version = rule.version.to_string();
    let (key, set) = match rule.set {
        RuleSetId::Preset(preset) => {
            ("finding.by-preset", texts.get(&format!("rules.preset.{}", preset.code())))
        }
        RuleSetId::Own(_) => ("finding.by-own", set.unwrap_or_default().to_owned()),
        RuleSetId::Ledger => ("finding.by-ledger", String::new()),
    };
    texts.fill(key, &[("set", &set), ("version", &version), ("code", &words)])
}

/// What is, what should be, and the edge that was reached: as a bar with ticks; nothing where nothing
/// was measured.
#[component]
pub fn FindingChart(
    /// The finding that is shown.
    finding: ShownFinding,
) -> impl IntoView {
    let texts = use_texts();
    let drawn = ChartPositions::of(&finding)?;
    let numbers = &finding.arithmetic;
    let limit = edge(texts, i64::from(finding.limit.at), numbers.unit()?, numbers.counted());
    let words = texts.fill("finding.chart-limit", &[("limit", &limit)]);
    let due = drawn.due.map(|due| {
        view! { <path class="bar-tick" d=format!("M{due} 0V16") vector-effect="non-scaling-stroke" /> }
    });
    let from = drawn.edge;
    Some(view! {
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
    })
}

/// Places on the chart, in thousandths of its width.
#[derive(Debug, PartialEq, Eq)]
struct ChartPositions {
    /// How far it has come.
    is: i64,
    /// Where it should be, where there is such a place.
    due: Option<i64>,
    /// The edge that was reached.
    edge: i64,
}

impl ChartPositions {
    fn of(finding: &ShownFinding) -> Option<Self> {
        let limit = i64::from(finding.limit.at);
        Some(match &finding.arithmetic {
            Arithmetic::Share { formula, progress: Progress::Investment(measure) } => {
                Self::shares(*formula, limit, measure.scheduled, measure.actual)
            }
            Arithmetic::Share { formula, progress: Progress::Construction(measure) } => {
                let Shares { scheduled, actual, .. } = Shares::of(measure);
                Self::shares(*formula, limit, scheduled, actual)
            }
            Arithmetic::Count { months, .. } => Self::time(limit, i64::from(*months)),
            Arithmetic::Elapsed { days, .. } => Self::time(limit, i64::from(*days)),
            Arithmetic::Stated(_) => return None,
        })
    }

    /// Shares in tenths of a percent; the edge lies where the actual share would just meet it.
    fn shares(formula: Formula, limit: i64, due: i64, is: i64) -> Self {
        let edge = match formula {
            Formula::Points => due - limit * 10,
            Formula::Ratio => due * limit / 100,
            Formula::Shortfall => due * (100 - limit) / 100,
        };
        let held = |share: i64| share.clamp(0, WIDTH);
        Self { is: held(is), due: Some(held(due)), edge: held(edge) }
    }

    /// Time gone by against the time that was allowed, the longer of them nearly filling the chart.
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
        let drawn = ChartPositions::shares(Formula::Points, 30, 833, 528);
        assert_eq!(drawn, ChartPositions { is: 528, due: Some(833), edge: 533 });
        assert_eq!(ChartPositions::shares(Formula::Ratio, 60, 500, 200).edge, 300);
        assert_eq!(ChartPositions::shares(Formula::Shortfall, 50, 500, 200).edge, 250);
        assert_eq!(
            ChartPositions::shares(Formula::Points, 30, 100, -50),
            ChartPositions { is: 0, due: Some(100), edge: 0 }
        );
    }

    #[test]
    fn time_beyond_the_edge_reaches_beyond_its_tick() {
        let drawn = ChartPositions::time(10, 20);
        assert!(drawn.edge < drawn.is && drawn.is < WIDTH);
    }
}
