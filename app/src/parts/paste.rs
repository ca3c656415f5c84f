//! A text that people copy into a chat group.
//!
//! It is not a `<textarea>`: text inside one is rendered unescaped, so that typed words could end
//! it and continue as markup.

use leptos::prelude::*;

/// The text; one click selects all of it.
#[component]
pub fn PasteText(
    /// The label of the text.
    #[prop(into)]
    label: String,
    /// The text, with line breaks.
    #[prop(into)]
    words: String,
) -> impl IntoView {
    view! {
        <pre class="paste-text" tabindex="0" role="textbox" aria-readonly="true" aria-multiline="true" aria-label=label>{words}</pre>
    }
}
