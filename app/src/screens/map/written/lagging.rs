//! The lagging projects beside the map while no project is open.

use battle_map::view::{
    map_page::MapQuery,
    wall::{LagCounts, LaggingLine},
};
use leptos::prelude::*;

use crate::{
    finding::{arithmetic, headline},
    format::day,
    map::links::map_href,
    parts::sign::LaggingSign,
    texts::{Texts, use_texts},
};

/// The projects that lag most, worst first; each opens its panel.
#[component]
pub fn Lagging(
    /// What the map shows.
    query: MapQuery,
    /// The projects that lag most, worst first.
    lines: Vec<LaggingLine>,
    /// How many of the projects shown lag.
    count: LagCounts,
) -> impl IntoView {
    let texts = use_texts();
    let none = lines.is_empty();
    let rest = usize::try_from(count.lagging).unwrap_or_default().saturating_sub(lines.len());
    let rest = (rest > 0).then(|| texts.fill("map.rest", &[("count", &rest.to_string())]));
    let lines = lines.into_iter().map(|line| {
        let href = map_href(&query.opened(Some(line.id)));
        view! { <Line href line /> }
    });
    view! {
        <section class="beside" aria-labelledby="lagging">
            <h2 id="lagging">{texts.get("lagging.title")} " " <span>{counts(texts, count)}</span></h2>
            <p class="hint">{texts.get(if none { "lagging.none" } else { "map.hint" })}</p>
            <ol class="lagging">{lines.collect_view()}</ol>
            {rest.map(|rest| view! { <p class="hint">{rest}</p> })}
        </section>
    }
}

/// `48 · 其中严重 12 · 其中豁免 2`; parts of which there are none are left out.
fn counts(texts: Texts, count: LagCounts) -> String {
    let part = |key: &str, count: u32| {
        (count > 0).then(|| texts.fill(key, &[("count", &count.to_string())]))
    };
    let parts = [
        Some(count.lagging.to_string()),
        part("lagging.of-them-severe", count.severe),
        part("lagging.exempted", count.explained),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

#[component]
fn Line(href: String, line: LaggingLine) -> impl IntoView {
    let texts = use_texts();
    let (headline, why) = (headline(texts, &line.finding), arithmetic(texts, &line.finding));
    let explained = line.explained.as_ref().map(|known| {
        let words = texts.fill("lagging.explained", &[("day", &day(texts, known.until))]);
        format!(" · {words}")
    });
    view! {
        <li>
            <a href=href data-noscroll="">
                <LaggingSign line=line.clone() />
                <b>{line.name}</b>
                <em>{headline}</em>
                <span>{line.unit} {explained}</span>
                <span>{why}</span>
            </a>
        </li>
    }
}
