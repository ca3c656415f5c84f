//! The page for every address that does not exist.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::texts::use_texts;

/// Says that there is no such page and leads back to the map.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    let texts = use_texts();
    view! {
        <Title text=texts.get("not-found.title") />
        <main>
            <h1>{texts.get("not-found.title")}</h1>
            <p>
                <a href="/">{texts.get("not-found.back")}</a>
            </p>
        </main>
    }
}
