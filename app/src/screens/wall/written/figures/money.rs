//! The wall's money: the year's investment against its plan, its target, and the total investment.

use battle_map::{
    value::Money,
    view::{
        figures::Investment,
        score::{Score, ScoreBasis},
        standing::Coverage,
    },
};
use leptos::prelude::*;

use crate::{
    finding::shares,
    format::{covered, gap, money, money_pair, percent},
    parts::sign::lag_class,
    score::{self, ScoreTexts},
    texts::{Texts, use_texts},
};

/// The year's investment against its plan with its arithmetic, a bar with a tick at the schedule, and
/// what the sum is made of.
#[component]
pub fn Year(
    /// The year's investment, with its plan and its schedule.
    investment: Investment,
    /// What its sum includes and leaves out.
    coverage: Coverage,
) -> impl IntoView {
    let texts = use_texts();
    let (done, plan, unit) = money_pair(texts, investment.done, investment.plan);
    let due = texts.fill("wall.scheduled", &[("share", &percent(investment.scheduled))]);
    let months = investment.month.number().to_string();
    let schedule = texts.fill("wall.schedule", &[("months", &months)]);
    view! {
        <p class="wall-year">
            <span>{texts.get("wall.year")} " " <b>{done}</b> "/" {plan} " " {unit}</span>
            <span>
                <b>{percent(investment.actual)}</b> " · " {due} " · "
                <b class=lag_class(investment.lag)>{to_plan(texts, investment.lag)}</b>
            </span>
        </p>
        <YearBar investment />
        <p class="wall-year wall-claimed">
            <span><em class="source">{texts.get("source.dispatch")}</em> " " {schedule}</span>
            <span>{covered(texts, coverage)}</span>
        </p>
    }
}

/// The lag of the money behind the schedule of its plan, which is another than that of a target.
fn to_plan(texts: Texts, lag: i64) -> String {
    let values = [("basis", &*score::basis(texts, ScoreBasis::Plan)), ("gap", &gap(texts, lag))];
    texts.fill("score.difference", &values)
}

/// The target of the year's money, if one was set, and the total investment: `投资目标 400.0，较目标低 5.3
/// 点`, `总投资 2364.5 亿元`.
#[component]
pub fn Total(
    /// The total investment of all entries.
    total: Money,
    /// How the year's money stands against its target or its plan.
    aimed: Option<Score>,
) -> impl IntoView {
    let texts = use_texts();
    let target = aimed.filter(|score| matches!(score.basis, ScoreBasis::Target(_)));
    let aimed = target.map(|score| {
        let ScoreTexts { aim, unit, .. } = score::numbers(texts, &score);
        let gap = score::difference(texts, &score).unwrap_or_default();
        texts.fill("wall.aimed", &[("money", &aim), ("unit", &unit), ("gap", &gap)])
    });
    let total = texts.fill("wall.total", &[("money", &money(texts, total))]);
    view! { <p class="wall-year wall-claimed"><span>{aimed}</span><span>{total}</span></p> }
}

#[component]
fn YearBar(investment: Investment) -> impl IntoView {
    let share = |tenths: i64| percent(tenths.clamp(0, 1_000));
    view! {
        <svg class="meter wall-bar" role="img" aria-label=shares(use_texts(), &investment)>
            <rect class="meter-whole" width="100%" height="100%" />
            <rect class="meter-done" width=share(investment.actual) height="100%" />
            <rect class="meter-tick" x=share(investment.scheduled) y="-35%" width="3" height="170%" />
        </svg>
    }
}
