//! `/`: the map to work with.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::texts::use_texts;

/// The page.
#[component]
pub fn MapPage() -> impl IntoView {
    let texts = use_texts();
    view! {
        <Title text=texts.get("map.title") />
        <main>
            <h1>{texts.get("map.title")}</h1>
        </main>
    }
}
