//! The display of missing values: a dash, read out as a word, never a made-up zero.

use leptos::prelude::*;

use crate::texts::use_texts;

/// A dash, read out as "unknown".
#[component]
pub fn Unknown() -> impl IntoView {
    view! {
        <span class="unknown" aria-hidden="true">"—"</span>
        <span class="quiet">{use_texts().get("unknown")}</span>
    }
}

/// A text, or the dash where there is none.
pub fn told(text: Option<String>) -> AnyView {
    match text.filter(|text| !text.is_empty()) {
        Some(text) => text.into_any(),
        None => view! { <Unknown /> }.into_any(),
    }
}
