//! The wall's key figures: how many, how many reached of how many due, how many cards, how much money.

use battle_map::{
    model::rule::Lamp,
    value::Money,
    view::{
        figures::Investment,
        map::LegendEntry,
        wall::{Reached, WallView},
    },
};
use leptos::prelude::*;

use super::screen::Part;
use crate::{
    components::sign::{Sign, lag_class},
    finding::shares,
    format::{gap, money, money_pair, percent, subprojects},
    texts::use_texts,
};

/// The figures alone.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyFigures {
    entries: u32,
    subprojects: u32,
    starts: Reached,
    completions: Reached,
    cards: (u32, u32),
    unjudged: u32,
    total: Money,
    investment: Option<Investment>,
}

impl From<&WallView> for KeyFigures {
    fn from(wall: &WallView) -> Self {
        Self {
            entries: wall.frame.entries,
            subprojects: wall.frame.subprojects,
            starts: wall.starts,
            completions: wall.completions,
            cards: wall.cards,
            unjudged: wall.unjudged,
            total: wall.total,
            investment: wall.investment,
        }
    }
}

/// All figures.
#[component]
pub fn Figures(
    /// The figures.
    figures: Part<KeyFigures>,
) -> impl IntoView {
    let texts = use_texts();
    move || {
        figures.get().map(|figures| {
            view! {
                <section class="wall-figures" aria-label=texts.get("wall.figures")>
                    <dl class="figures">
                        <Figure key="wall.entries">{figures.entries}</Figure>
                        <Figure key="wall.starts"><Ratio of=figures.starts /></Figure>
                        <Figure key="wall.completions"><Ratio of=figures.completions /></Figure>
                        <Cards cards=figures.cards />
                    </dl>
                    {figures.investment.map(|investment| view! { <Year investment /> })}
                    <Rest total=figures.total parts=figures.subprojects unjudged=figures.unjudged />
                </section>
            }
        })
    }
}

/// A figure over its words.
#[component]
fn Figure(key: &'static str, children: Children) -> impl IntoView {
    view! {
        <div class="figure">
            <dt>{use_texts().get(key)}</dt>
            <dd>{children()}</dd>
        </div>
    }
}

/// `78/84`.
#[component]
fn Ratio(of: Reached) -> impl IntoView {
    view! {
        {of.reached}
        <small>"/" {of.due}</small>
    }
}

/// Candidates for cards, each beside its sign.
#[component]
fn Cards(cards: (u32, u32)) -> impl IntoView {
    let (yellow, red) = cards;
    view! {
        <Figure key="wall.cards">
            <Sign entry=LegendEntry::Lamp(Lamp::Yellow) />
            {yellow}
            <Sign entry=LegendEntry::Lamp(Lamp::Red) />
            {red}
        </Figure>
    }
}

/// The year's investment with its arithmetic, and the same as a bar with the schedule as a tick.
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

/// All money, the sub-projects that no count counts, and what nobody can judge.
#[component]
fn Rest(total: Money, parts: u32, unjudged: u32) -> impl IntoView {
    let texts = use_texts();
    let parts = subprojects(texts, parts).map(|words| view! { <span>{words}</span> });
    let unjudged = texts.fill("wall.unjudged", &[("count", &unjudged.to_string())]);
    view! {
        <p class="wall-year">
            <span>{texts.get("wall.total")} " " <b>{money(texts, total)}</b></span>
            {parts}
            <span>{unjudged}</span>
        </p>
    }
}
