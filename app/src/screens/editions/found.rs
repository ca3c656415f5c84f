//! What the rules had found when the month was closed, project by project with its arithmetic.

use battle_map::view::editions::EditionProject;
use leptos::prelude::*;

use crate::{
    finding::{headline, unfolded},
    parts::sign::LevelSign,
    texts::{Texts, use_texts},
};

/// The projects of which the rules had found something, the farthest behind first.
#[component]
pub fn Found(
    /// The first of the projects.
    projects: Vec<EditionProject>,
    /// How many projects there are.
    count: u32,
) -> impl IntoView {
    let texts = use_texts();
    let rest = (count as usize).saturating_sub(projects.len());
    let rest = (rest > 0).then(|| {
        let words = texts.fill("rules.rest", &[("count", &rest.to_string())]);
        view! { <p class="hint">{words}</p> }
    });
    let count = count.to_string();
    let lines = projects.into_iter().map(|project| line(texts, project)).collect_view();
    view! {
        <details class="silent">
            <summary>{texts.fill("editions.found", &[("count", &count)])}</summary>
            <ul>{lines}</ul>
            {rest}
        </details>
    }
}

fn line(texts: Texts, project: EditionProject) -> impl IntoView {
    let findings = project.findings.iter().map(|finding| {
        view! {
            <span><LevelSign level=finding.level() /> " " {headline(texts, finding)}</span>
            <span class="hint">{unfolded(texts, finding)}</span>
        }
    });
    view! {
        <li>
            <a href=format!("/projects/{}", project.id)>{project.name}</a>
            <span>{project.region}</span>
            <span>{project.unit}</span>
            {findings.collect_view()}
        </li>
    }
}
