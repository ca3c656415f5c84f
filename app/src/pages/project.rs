//! `/projects/:id`: one project with its whole story.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::texts::use_texts;

/// The page.
#[component]
pub fn ProjectPage() -> impl IntoView {
    let texts = use_texts();
    view! {
        <Title text=texts.get("project.title") />
        <main>
            <h1>{texts.get("project.title")}</h1>
        </main>
    }
}
