//! `/projects`: the ledger.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::texts::use_texts;

/// The page.
#[component]
pub fn ProjectsPage() -> impl IntoView {
    let texts = use_texts();
    view! {
        <Title text=texts.get("projects.title") />
        <main>
            <h1>{texts.get("projects.title")}</h1>
        </main>
    }
}
