//! `/wall`: the wall.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::texts::use_texts;

/// The page.
#[component]
pub fn WallPage() -> impl IntoView {
    let texts = use_texts();
    view! {
        <Title text=texts.get("wall.title") />
        <main>
            <h1>{texts.get("wall.title")}</h1>
        </main>
    }
}
