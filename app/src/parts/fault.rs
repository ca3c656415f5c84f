//! The message in place of a page whose view could not be fetched.

use leptos::prelude::*;

use crate::{live::Followed, texts::use_texts};

/// Shows why a view could not be fetched; nothing if it could.
#[component]
pub fn Fault<T: Send + Sync + 'static>(
    /// The view that the page follows.
    view: Followed<T>,
) -> impl IntoView {
    let texts = use_texts();
    let code = move || view.with(|view| view.as_ref()?.as_ref().err().map(|error| error.code()));
    move || code().map(|code| view! { <p class="fault">{texts.get(&format!("error.{code}"))}</p> })
}
