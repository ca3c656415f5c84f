//! The part beside the map while no project is open: the scores of the projects shown, and those
//! that lag.

use battle_map::view::{map_page::MapQuery, score::Scores, wall::LaggingLine};
use leptos::prelude::*;

use crate::{
    finding::{arithmetic, headline},
    map::links::map_href,
    parts::{score::ScoreTable, sign::LevelSign},
    texts::use_texts,
};

/// The projects that lag most, worst first; each opens its panel.
#[component]
pub fn Lagging(
    /// What the map shows.
    query: MapQuery,
    /// The projects that lag most, worst first.
    lines: Vec<LaggingLine>,
    /// How many of the projects shown lag.
    count: u32,
    /// The scores of the projects shown: what was reached of what was aimed at.
    scores: Scores,
) -> impl IntoView {
    let texts = use_texts();
    let none = lines.is_empty();
    let rest = usize::try_from(count).unwrap_or_default().saturating_sub(lines.len());
    let rest = (rest > 0).then(|| texts.fill("map.rest", &[("count", &rest.to_string())]));
    let lines = lines.into_iter().map(|line| {
        let href = map_href(&query.opened(Some(line.id)));
        view! { <Line href line /> }
    });
    view! {
        <section class="beside beside-scores"><ScoreTable scores /></section>
        <section class="beside" aria-labelledby="lagging">
            <h2 id="lagging">{texts.get("lagging.title")} " " <span>{count}</span></h2>
            <p class="hint">{texts.get(if none { "lagging.none" } else { "map.hint" })}</p>
            <ol class="lagging">{lines.collect_view()}</ol>
            {rest.map(|rest| view! { <p class="hint">{rest}</p> })}
        </section>
    }
}

#[component]
fn Line(href: String, line: LaggingLine) -> impl IntoView {
    let texts = use_texts();
    let LaggingLine { name, unit, level, finding, .. } = line;
    view! {
        <li>
            <a href=href data-noscroll="">
                <LevelSign level=level />
                <b>{name}</b>
                <em>{headline(texts, &finding)}</em>
                <span>{unit}</span>
                <span>{arithmetic(texts, &finding)}</span>
            </a>
        </li>
    }
}
