//! The end of a form: the button that sends it, the fault of the whole form, changes by others, and
//! the note about a restored draft.

use leptos::prelude::*;

use super::Form;
use crate::{
    erased::Show,
    execute::StaleThing,
    format,
    history::{headline, particulars},
    live::use_live,
    texts::use_texts,
    who::who,
};

/// The button that sends a form; disabled while it is being sent.
#[component]
pub fn Submit(
    /// The form that is sent.
    form: Form,
    /// The key of the button's words.
    label: &'static str,
    /// Called by the button; sends the form.
    #[prop(into)]
    send: Callback<()>,
    /// Whether the button is styled as the main action.
    #[prop(default = false)]
    primary: bool,
    /// The button's words, where they change; they replace those of `label`.
    #[prop(optional, into)]
    words: Option<Signal<String>>,
    /// Whether the button is disabled because there is nothing to send.
    #[prop(optional, into)]
    off: Signal<bool>,
) -> impl IntoView {
    let texts = use_texts();
    let class = if primary { "primary" } else { "button" };
    let words = move || words.map_or_else(|| texts.get(label), |words| words.get());
    view! {
        <button class=class type="button" disabled=move || off.get() || form.is_sending() on:click=move |_| send.run(())>
            {words}
        </button>
    }
}

/// The fault of the whole form: a refusal that belongs to no field, a change by others, or a
/// session that has ended.
#[component]
pub fn FormFault(
    /// The form whose fault is shown.
    form: Form,
) -> impl IntoView {
    let texts = use_texts();
    let words =
        move || form.wrong("").map(|words| view! { <p class="row-fault" role="alert">{words}</p> });
    let sign_in = move || {
        form.is_signed_out().then(|| {
            view! {
                <p class="row-fault">
                    <a class="button" href=sign_in_and_come_back()>{texts.get("form.sign-in")}</a>
                    " "
                    {texts.get("form.kept")}
                </p>
            }
        })
    };
    view! {
        <div class="form-fault" data-form=form.id()>
            {words}
            {sign_in}
            {move || form.stale().map(|stale| view! { <Changed stale /> })}
        </div>
    }
}

/// The address of the sign-in page that leads back to this page.
fn sign_in_and_come_back() -> String {
    #[cfg(feature = "hydrate")]
    let here = {
        let location = window().location();
        format!(
            "{}{}",
            location.pathname().unwrap_or_default(),
            location.search().unwrap_or_default()
        )
    };
    #[cfg(not(feature = "hydrate"))]
    let here = String::from("/");
    crate::map::links::address("/login", &[("back", here)])
}

/// What somebody else did to the thing since it was read; typing on overrides that change.
#[component]
fn Changed(stale: StaleThing) -> impl IntoView {
    let texts = use_texts();
    let now = use_live().head.with_untracked(|head| head.time);
    let line = |line| {
        let (what, how) = (headline(texts, &line), particulars(texts, &line));
        let when = format::moment(texts, line.at, now);
        view! { <li>{format!("{when} {} {what} {how}", who(texts, &line.by))}</li> }
    };
    view! {
        <div class="form-stale" role="status">
            <p>{texts.get("form.changed")}</p>
            <ul>{stale.changes.into_iter().map(line).collect_view()}</ul>
            <p class="hint">{texts.get("form.changed-hint")}</p>
        </div>
    }
}

/// The note that the input was restored from a draft, with a button that discards it.
#[component]
pub fn Restored(
    /// The form whose draft was restored.
    form: Form,
) -> impl IntoView {
    let texts = use_texts();
    view! {
        <Show when=move || form.is_restored()>
            <p class="form-restored" role="status">
                {texts.get("form.restored")} " "
                <button class="button" type="button" on:click=move |_| form.start_over()>
                    {texts.get("form.start-over")}
                </button>
            </p>
        </Show>
    }
}
