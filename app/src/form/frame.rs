//! A short form: a row of fields that is sent by the Enter key.

use leptos::{ev::SubmitEvent, prelude::*};

use super::{Form, FormFault, Restored};
use crate::texts::use_texts;

/// A short form: its fields, the button that sends them, and the fault of the whole form.
#[component]
pub fn ShortForm(
    /// The form that is sent.
    form: Form,
    /// The CSS class of its layout.
    class: &'static str,
    /// The key of the button's words.
    label: &'static str,
    /// Called when the form is submitted; sends it.
    #[prop(into)]
    send: Callback<()>,
    /// The button's words, where they change; they replace those of `label`.
    #[prop(optional, into)]
    words: Option<Signal<String>>,
    /// Whether the button is disabled because there is nothing to send.
    #[prop(optional, into)]
    off: Signal<bool>,
    /// The fields of the form.
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
