//! 滞后项目: who is behind, by how much, and whose job it is.

use battle_map::view::wall::LaggingLine;
use leptos::prelude::*;

use super::screen::Part;
use crate::{
    components::sign::LevelSign,
    finding::{arithmetic, figure},
    texts::use_texts,
};

/// The worst projects, worst first. What finds no room is counted in the head.
#[component]
pub fn Lagging(
    /// The worst.
    lines: Part<Vec<LaggingLine>>,
    /// How many lag altogether.
    count: Part<u32>,
    /// How many nobody can judge.
    unjudged: Part<u32>,
) -> impl IntoView {
    let texts = use_texts();
    let none = move || {
        lines.with(|lines| lines.as_ref().is_some_and(Vec::is_empty)).then(|| {
            view! { <p class="wall-none">{texts.get("lagging.none")}</p> }
        })
    };
    let unjudged = move || {
        let count = unjudged.get().filter(|count| *count > 0);
        count.map(|count| texts.fill("wall.unjudged", &[("count", &count.to_string())]))
    };
    view! {
        <section class="wall-lagging" aria-labelledby="lagging">
            <h2 id="lagging">
                <span>{texts.get("lagging.title")} " " <b>{move || count.get()}</b> " " {unjudged}</span>
                <span>{texts.get("lagging.unit")}</span>
            </h2>
            <ol>
                {move || lines.get().unwrap_or_default().into_iter().map(|line| view! { <Line line /> }).collect_view()}
            </ol>
            {none}
        </section>
    }
}

#[component]
fn Line(line: LaggingLine) -> impl IntoView {
    let texts = use_texts();
    let LaggingLine { id, name, unit, level, finding } = line;
    let big = finding.behind().is_some();
    view! {
        <li>
            <LevelSign level=level />
            <a href=format!("/projects/{id}")>{name}</a>
            <b class:points=big>{figure(texts, &finding)}</b>
            <span>{unit}</span>
            <span class="why">{arithmetic(texts, &finding)}</span>
        </li>
    }
}
