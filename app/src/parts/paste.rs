//! A text that people copy into a chat group.
//!
//! It is no `<textarea>`: what stands inside one is sent as it is, so that words somebody typed could
//! end it and go on as markup.

use leptos::prelude::*;

/// The text; one click takes all of it.
#[component]
pub fn PasteText(
    /// What it is.
    #[prop(into)]
    label: String,
    /// The text, in lines.
    #[prop(into)]
    words: String,
) -> impl IntoView {
    view! {
        <pre class="paste-text" tabindex="0" role="textbox" aria-readonly="true" aria-multiline="true" aria-label=label>{words}</pre>
    }
}
