//! A confirmation before an action that cannot be undone, showing what will be sent.

use leptos::prelude::*;

use super::{Form, Typed};
use crate::{erased::Show, texts::use_texts};

/// A button that first shows what will be sent, and a second one that sends it.
#[component]
pub fn Confirm(
    /// The form that is sent.
    form: Form,
    /// The key of the first button's words.
    label: &'static str,
    /// The key of the second button's words.
    confirm: &'static str,
    /// Whether the input can be sent; shows the faults where it cannot.
    #[prop(into)]
    ready: Callback<(), bool>,
    /// The view of what will be sent.
    #[prop(into)]
    what: ViewFn,
    /// Called by the second button; sends the form.
    #[prop(into)]
    send: Callback<()>,
    /// Whether the confirmation is open; set by the caller where the content has to be made first.
    #[prop(optional)]
    open: RwSignal<bool>,
    /// Whether the button is styled as the main action.
    #[prop(default = true)]
    primary: bool,
) -> impl IntoView {
    let texts = use_texts();
    let what = StoredValue::new(what);
    // What is typed on was not shown: it is asked anew.
    Effect::new(move |before: Option<Typed>| {
        let now = form.typed_anew();
        if before.is_some_and(|before| !before.says_the_same(&now)) {
            open.set(false);
        }
        now
    });
    Effect::new(move |before: Option<u32>| {
        let done = form.done();
        if before.is_some_and(|before| before < done) {
            open.set(false);
        }
        done
    });
    let ask = move |_| {
        if ready.run(()) {
            open.set(true);
        }
    };
    let class = if primary { "primary" } else { "button" };
    view! {
        <button class=class type="button" disabled=move || form.is_sending() on:click=ask>{texts.get(label)}</button>
        <Show when=move || open.get()>
            <section class="form-confirm" role="alertdialog" aria-label=texts.get(label)>
                {move || what.with_value(ViewFn::run)}
                <div class="decide">
                    <button class="primary" type="button" disabled=move || form.is_sending() on:click=move |_| send.run(())>
                        {texts.get(confirm)}
                    </button>
                    <button class="button" type="button" on:click=move |_| open.set(false)>{texts.get("form.back")}</button>
                </div>
            </section>
        </Show>
    }
}
