//! The wall's key figures: the number of projects, those recognised against their targets, the
//! cards, and the money.

use battle_map::{
    model::{rule::Lamp, series::AimKind},
    view::{
        figures::Investment,
        map::LegendEntry,
        score::{Basis, Score},
        wall::WallView,
    },
};
use leptos::prelude::*;

use crate::{
    finding::shares,
    format::{gap, money, money_pair, percent, subprojects},
    parts::sign::{Sign, lag_class},
    score::{self, Numbers},
    texts::{Texts, use_texts},
};

/// All key figures.
#[component]
pub fn Figures(
    /// The wall's view, with the figures.
    wall: WallView,
) -> impl IntoView {
    let texts = use_texts();
    let scores = wall.scores;
    let total = texts.fill("wall.total", &[("money", &money(texts, wall.total))]);
    let withheld = (wall.withheld > 0).then(|| {
        let words = texts.fill("bottom-line.count", &[("count", &wall.withheld.to_string())]);
        view! { <span class="withheld">{words}</span> }
    });
    view! {
        <section class="wall-figures" aria-label=texts.get("wall.figures")>
            <dl class="figures">
                <Figure label=entries_label(texts, wall.frame.subprojects)>{wall.frame.entries}</Figure>
                <Reached kind=AimKind::Starts score=scores.starts />
                <Reached kind=AimKind::Completions score=scores.completions />
                <Cards cards=wall.cards />
            </dl>
            <p class="wall-year wall-claimed">
                <span>{claimed(texts, AimKind::Starts, &scores.starts)}</span>
                <span>{claimed(texts, AimKind::Completions, &scores.completions)}</span>
                <span>{total}</span>
                {withheld}
            </p>
            {wall.investment.map(|investment| view! { <Year investment /> })}
            {scores.investment.map(|score| view! { <ClaimedMoney score /> })}
        </section>
    }
}

/// What the count counts: `项目 · 含子项目 23 个`.
fn entries_label(texts: Texts, parts: u32) -> String {
    let parts = subprojects(texts, parts);
    let all = [Some(texts.get("wall.entries")), parts];
    all.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The claimed score of an aim: `开工申报 25 · 低 21.2 点`.
fn claimed(texts: Texts, kind: AimKind, score: &Score) -> String {
    let (kind, Numbers { claimed, .. }) = (score::kind(texts, kind), score::numbers(texts, score));
    let claimed = texts.fill("wall.claimed", &[("kind", &kind), ("count", &claimed)]);
    let all = [Some(claimed), score::difference(texts, score)];
    all.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A figure above its label.
#[component]
fn Figure(
    /// The words below the figure.
    #[prop(into)]
    label: String,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="figure">
            <dt>{label}</dt>
            <dd>{children()}</dd>
        </div>
    }
}

/// The score of an aim: `78/84 开工 认定/目标`.
#[component]
fn Reached(kind: AimKind, score: Score) -> impl IntoView {
    let texts = use_texts();
    let Numbers { aim, recognised, .. } = score::numbers(texts, &score);
    let (kind, basis) = (score::kind(texts, kind), score::basis(texts, score.basis));
    let label = texts.fill("wall.reached", &[("kind", &kind), ("basis", &basis)]);
    view! {
        <Figure label>
            {recognised}
            <small>"/" {aim}</small>
        </Figure>
    }
}

/// How many projects qualify for a card, each colour beside its sign.
#[component]
fn Cards(cards: (u32, u32)) -> impl IntoView {
    let (yellow, red) = cards;
    view! {
        <Figure label=use_texts().get("wall.cards")>
            <Sign entry=LegendEntry::Lamp(Lamp::Yellow) />
            {yellow}
            <Sign entry=LegendEntry::Lamp(Lamp::Red) />
            {red}
        </Figure>
    }
}

/// The year's investment against its plan with its arithmetic, and a bar with a tick at the
/// schedule.
#[component]
fn Year(investment: Investment) -> impl IntoView {
    let texts = use_texts();
    let (done, plan, unit) = money_pair(texts, investment.done, investment.plan);
    let due = texts.fill("wall.scheduled", &[("share", &percent(investment.scheduled))]);
    view! {
        <p class="wall-year">
            <span>{texts.get("wall.year")} " " <b>{done}</b> "/" {plan} " " {unit}</span>
            <span>
                <b>{percent(investment.actual)}</b> " · " {due} " · "
                <b class=lag_class(investment.lag)>{gap(texts, investment.lag)}</b>
            </span>
        </p>
        <YearBar investment />
    }
}

/// The money claimed up to the month that is being reported, and the target if one was set: `申报
/// 312.4 亿元`, `投资目标 400.0，低 5.3 点`.
#[component]
fn ClaimedMoney(score: Score) -> impl IntoView {
    let texts = use_texts();
    let Numbers { aim, claimed, unit, .. } = score::numbers(texts, &score);
    let claimed = texts.fill("wall.claimed-money", &[("money", &claimed), ("unit", &unit)]);
    let aimed = match score.basis {
        Basis::Target(_) => {
            let gap = score::difference(texts, &score).unwrap_or_default();
            texts.fill("wall.aimed", &[("money", &aim), ("unit", &unit), ("gap", &gap)])
        }
        Basis::Plan => texts.get("wall.by-plan"),
    };
    view! { <p class="wall-year wall-claimed"><span>{claimed}</span><span>{aimed}</span></p> }
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
