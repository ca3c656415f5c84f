//! 滞后项目: which projects lag, by how much, and who is responsible.

use battle_map::{
    model::rule::Lamp,
    value::Day,
    view::{
        map::LegendEntry,
        wall::{LagCounts, LaggingLine},
    },
};
use leptos::prelude::*;

use crate::{
    finding::{arithmetic, figure},
    format::day,
    parts::sign::{LaggingSign, Sign},
    texts::use_texts,
};

/// The projects that lag most, worst first; the head also counts those that do not fit.
#[component]
pub fn Lagging(
    /// The projects that lag most, worst first.
    lines: Vec<LaggingLine>,
    /// How many projects lag.
    count: LagCounts,
    /// The day from which cards are issued, while it lies ahead.
    cards_from: Option<Day>,
) -> impl IntoView {
    let texts = use_texts();
    let none =
        lines.is_empty().then(|| view! { <p class="wall-none">{texts.get("lagging.none")}</p> });
    let lines = lines.into_iter().map(|line| view! { <Line line /> });
    view! {
        <section class="wall-lagging" aria-labelledby="lagging">
            <h2 id="lagging">
                <Count lamp=Lamp::Lagging key="lagging.count" count=count.lagging />
                <Count lamp=Lamp::Severe key="lagging.severe" count=count.severe />
                <span class="wall-unit">{explained(count.explained)} {texts.get("lagging.unit")}</span>
            </h2>
            <ol>{lines.collect_view()}</ol>
            {none}
            {cards_from.map(|from| view! { <CardsFrom from /> })}
        </section>
    }
}

/// One count of the head: the sign, its words, and the number; nothing is said of none severe.
#[component]
fn Count(lamp: Lamp, key: &'static str, count: u32) -> impl IntoView {
    let texts = use_texts();
    let said = count > 0 || lamp == Lamp::Lagging;
    said.then(|| {
        view! {
            <span class="wall-count">
                <Sign entry=LegendEntry::Lamp(lamp) />
                {texts.get(key)} " " <b>{count}</b>
            </span>
        }
    })
}

/// How many of the lagging are exempted: `其中豁免 2 · `.
fn explained(count: u32) -> Option<String> {
    let words = || use_texts().fill("lagging.exempted", &[("count", &count.to_string())]);
    (count > 0).then(|| format!("{} · ", words()))
}

/// From when cards are issued; before that day a ring is all that a lag leads to.
#[component]
fn CardsFrom(from: Day) -> impl IntoView {
    let texts = use_texts();
    view! {
        <p class="wall-cards-from">
            <b>{texts.fill("wall.cards-from", &[("day", &day(texts, from))])}</b>
            <span>{texts.get("wall.cards-before")}</span>
        </p>
    }
}

#[component]
fn Line(line: LaggingLine) -> impl IntoView {
    let texts = use_texts();
    let big = line.finding.behind().is_some();
    let (figure, why) = (figure(texts, &line.finding), arithmetic(texts, &line.finding));
    let explained = line.explained.as_ref().map(|known| {
        let words = texts.fill("lagging.explained", &[("day", &day(texts, known.until))]);
        format!(" · {words}")
    });
    view! {
        <li>
            <LaggingSign line=line.clone() />
            <a href=format!("/projects/{}", line.id)>{line.name}</a>
            <b class:points=big>{figure}</b>
            <p>
                <span>{line.unit} {explained}</span>
                <span class="why">{why}</span>
            </p>
        </li>
    }
}
