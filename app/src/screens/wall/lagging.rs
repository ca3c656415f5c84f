//! 滞后项目: which projects lag, by how much, and who is responsible.

use battle_map::view::wall::LaggingLine;
use leptos::prelude::*;

use crate::{
    finding::{arithmetic, figure},
    parts::sign::LevelSign,
    texts::use_texts,
};

/// The projects that lag most, worst first; the head also counts those that do not fit.
#[component]
pub fn Lagging(
    /// The projects that lag most, worst first.
    lines: Vec<LaggingLine>,
    /// How many projects lag.
    count: u32,
    /// How many projects cannot be judged.
    unjudged: u32,
) -> impl IntoView {
    let texts = use_texts();
    let none =
        lines.is_empty().then(|| view! { <p class="wall-none">{texts.get("lagging.none")}</p> });
    let unjudged =
        (unjudged > 0).then(|| texts.fill("wall.unjudged", &[("count", &unjudged.to_string())]));
    let lines = lines.into_iter().map(|line| view! { <Line line /> });
    view! {
        <section class="wall-lagging" aria-labelledby="lagging">
            <h2 id="lagging">
                <span>{texts.get("lagging.title")} " " <b>{count}</b> " " {unjudged}</span>
                <span>{texts.get("lagging.unit")}</span>
            </h2>
            <ol>{lines.collect_view()}</ol>
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
