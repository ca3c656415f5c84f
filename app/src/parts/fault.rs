//! The message in place of a page whose view could not be fetched.

use leptos::prelude::*;

use crate::{
    ask::AskError,
    live::{Answers, Followed},
    texts::use_texts,
};

/// Shows why a view could not be fetched; nothing if it could.
#[component]
pub fn Fault<T: 'static>(
    /// The view that the page follows.
    view: Followed<T>,
) -> impl IntoView {
    told(view.answers())
}

fn told(answers: Answers) -> AnyView {
    let texts = use_texts();
    let code = move || answers.error().map(AskError::code);
    let words = move |code| view! { <p class="fault">{texts.get(&format!("error.{code}"))}</p> };
    (move || code().map(words)).into_any()
}
