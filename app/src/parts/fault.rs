//! What stands in a page's place when its view could not be had.

use leptos::prelude::*;

use crate::{live::Followed, texts::use_texts};

/// Says why a view could not be had; nothing while it can.
#[component]
pub fn Fault<T: Send + Sync + 'static>(
    /// The view.
    view: Followed<T>,
) -> impl IntoView {
    let texts = use_texts();
    let code = move || view.with(|view| view.as_ref()?.as_ref().err().map(|error| error.code()));
    move || code().map(|code| view! { <p class="fault">{texts.get(&format!("error.{code}"))}</p> })
}
