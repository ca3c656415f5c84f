//! One labelled field of such a form.

use leptos::prelude::*;

use crate::texts::use_texts;

/// A field and its label.
#[component]
pub fn Field(
    /// The name it is sent under.
    name: &'static str,
    /// The key of its label.
    label: &'static str,
    /// What a browser may fill in by itself.
    autocomplete: &'static str,
    /// Whether the browser masks what is typed, as for a password.
    #[prop(optional)]
    secret: bool,
    /// The value the field is filled with at first; empty for none.
    #[prop(optional, into)]
    value: String,
) -> impl IntoView {
    let kind = if secret { "password" } else { "text" };
    view! {
        <label class="sheet-field">
            <span>{use_texts().get(label)}</span>
            <input
                type=kind
                name=name
                autocomplete=autocomplete
                autocapitalize="none"
                spellcheck="false"
                value=value
                required
            />
        </label>
    }
}
