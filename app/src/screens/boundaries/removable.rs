//! One line of what lies on the map: its name, a fact beside it, and a button that takes it off.

use leptos::prelude::*;

use crate::{
    form::{Confirm, Form, FormFault},
    texts::use_texts,
};

/// The words with which a thing is taken off the map, by their keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RemovalWords {
    /// The words of the first button.
    pub remove: &'static str,
    /// The second button, which sends it.
    pub confirm: &'static str,
    /// The question between the two; it names the thing as `{name}`.
    pub sure: &'static str,
}

/// A thing on the map that can be taken off it, after a question.
#[component]
pub fn Removable(
    /// The form that sends the removal.
    form: Form,
    /// The words of its buttons and its question.
    words: RemovalWords,
    /// The name of the region or layer.
    #[prop(into)]
    name: Signal<String>,
    /// How much lies on it, in words.
    #[prop(into)]
    fact: Signal<String>,
    /// Called after the confirmation; sends the removal.
    #[prop(into)]
    remove: Callback<()>,
) -> impl IntoView {
    let texts = use_texts();
    let what = move || view! { <p>{texts.fill(words.sure, &[("name", &name.get())])}</p> };
    view! {
        <li>
            <b>{name}</b>
            <span>{fact}</span>
            <Confirm
                form
                label=words.remove
                confirm=words.confirm
                ready=|()| true
                what
                send=remove
                primary=false
            />
            <FormFault form />
        </li>
    }
}
