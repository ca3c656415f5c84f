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

/// From when cards are issued.
#[derive(Debug, Clone, Copy)]
pub struct CardsStart {
    /// Whether they are by now.
    pub begun: bool,
    /// The day that is set; none while nobody has set one.
    pub from: Option<Day>,
}

/// The projects that lag most, worst first; the head also counts those that do not fit.
#[component]
pub fn Lagging(
    /// The projects that lag most, worst first.
    lines: Vec<LaggingLine>,
    /// How many projects lag.
    count: LagCounts,
    /// From when cards are issued, which is said while they are not.
    cards: CardsStart,
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
            {(!cards.begun).then(|| view! { <CardsFrom from=cards.from /> })}
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

/// From when cards are issued, or that nobody has set the day; until then a ring is all that a lag leads
/// to.
#[component]
fn CardsFrom(from: Option<Day>) -> impl IntoView {
    let texts = use_texts();
    let (begin, until) = match from {
        Some(from) => {
            let begin = texts.fill("wall.cards-from", &[("day", &day(texts, from))]);
            (begin, texts.get("wall.cards-before"))
        }
        None => (texts.get("wall.cards-unset"), texts.get("wall.cards-only-lit")),
    };
    view! {
        <p class="wall-cards-from">
            <b>{begin}</b>
            <span>{until}</span>
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
