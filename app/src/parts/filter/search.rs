//! The field of a filter in which one writes what is searched for.

use leptos::prelude::*;

use crate::texts::use_texts;

/// Field `q` of a form that works as a plain GET; after hydration it takes effect with the Enter key.
#[component]
pub fn SearchField(
    /// The text as the page's address states it.
    #[prop(into)]
    text: Signal<String>,
    /// The key of its words in the catalogues.
    label: &'static str,
    /// Takes what was written.
    #[prop(into)]
    search: Callback<String>,
) -> impl IntoView {
    let words = use_texts().get(label);
    view! {
        <input
            type="search"
            name="q"
            value=text
            prop:value=text
            maxlength="100"
            placeholder=words.clone()
            aria-label=words
            on:change=move |event| search.run(event_target_value(&event))
        />
    }
}
