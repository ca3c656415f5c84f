//! The texts of the last report, with the month they are about.

use battle_map::{
    value::{LedgerDate, Month},
    view::project_file::ProjectFile,
};
use leptos::prelude::*;

use crate::{
    format::date,
    parts::unknown::Unknown,
    texts::{Texts, use_texts},
};

/// The reported progress and problem.
#[component]
pub fn ProjectWords(
    /// The file of the project.
    file: ProjectFile,
) -> impl IntoView {
    let texts = use_texts();
    view! {
        <section class="project-words">
            {words(texts, "project.progress", file.progress)}
            {words(texts, "project.problem", file.problem)}
        </section>
    }
}

fn words(texts: Texts, key: &'static str, said: Option<(Month, String)>) -> impl IntoView {
    let month = said.as_ref().map(|(month, _)| date(texts, LedgerDate::Month(*month)));
    let words = said.map_or_else(
        || view! { <p><Unknown /></p> }.into_any(),
        |(_, words)| view! { <p>{words}</p> }.into_any(),
    );
    view! {
        <div>
            <h2>{texts.get(key)} <span>{month}</span></h2>
            {words}
        </div>
    }
}
