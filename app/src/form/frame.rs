//! A short form: a row of fields that Enter sends.

use leptos::{ev::SubmitEvent, prelude::*};

use super::{Form, FormFault, Restored};
use crate::texts::use_texts;

/// A short form: its fields, the button that sends them, as Enter does, and what is wrong with it.
#[component]
pub fn ShortForm(
    /// The form.
    form: Form,
    /// The class of its layout.
    class: &'static str,
    /// The key of the button's words.
    label: &'static str,
    /// What it does.
    #[prop(into)]
    send: Callback<()>,
    /// Other words for the button, where they change.
    #[prop(optional, into)]
    words: Option<Signal<String>>,
    /// When there is nothing to send.
    #[prop(optional, into)]
    off: Signal<bool>,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let texts = use_texts();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        send.run(());
    };
    let words = move || words.map_or_else(|| texts.get(label), |words| words.get());
    view! {
        <form class=class novalidate=true on:submit=submit>
            {children()}
            <button class="button" type="submit" disabled=move || form.is_sending() || off.get()>{words}</button>
            <FormFault form />
            <Restored form />
        </form>
    }
}
