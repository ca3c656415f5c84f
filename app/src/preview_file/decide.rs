//! The buttons below a preview: do it, or let the file go.

use leptos::prelude::*;

use super::{FileJob, Loading};
use crate::texts::use_texts;

/// Confirms what is shown, or discards it.
#[component]
pub fn Decide<J: FileJob>(
    /// The state of the file.
    loading: Loading<J>,
    /// The words of the button that confirms.
    words: String,
    /// Whether what is shown can be confirmed.
    may: bool,
) -> impl IntoView {
    let texts = use_texts();
    let busy = move || loading.progress().is_some();
    view! {
        <p class="import-send">
            <button class="primary" type="button" disabled=move || !may || busy() on:click=move |_| loading.confirm()>
                {words}
            </button>
            <button class="button" type="button" disabled=busy on:click=move |_| loading.let_go()>
                {texts.get("import.let-go")}
            </button>
        </p>
    }
}
