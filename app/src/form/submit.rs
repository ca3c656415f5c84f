//! The end of a form: the button that sends it, what is wrong with the whole, what somebody else
//! changed under it, and what was kept of it in this browser.

use leptos::prelude::*;

use super::Form;
use crate::{
    execute::StaleThing,
    format,
    history::{headline, particulars},
    live::use_live,
    texts::use_texts,
};

/// The button that sends a form; off while it is on its way.
#[component]
pub fn Submit(
    /// The form.
    form: Form,
    /// The key of its words.
    label: &'static str,
    /// What it does.
    #[prop(into)]
    send: Callback<()>,
    /// Whether it is the one thing to do here.
    #[prop(default = false)]
    primary: bool,
    /// Words that change, in place of those of the key.
    #[prop(optional, into)]
    words: Option<Signal<String>>,
    /// Whether there is nothing to send.
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

/// What is wrong with the whole form: a refusal that no field is about, what changed meanwhile, a
/// session that ended.
#[component]
pub fn FormFault(
    /// The form.
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

/// Where one signs in and is led back to this page.
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

/// What somebody else did to the thing since it was read: who types on sends what they typed on top of
/// it.
#[component]
fn Changed(stale: StaleThing) -> impl IntoView {
    let texts = use_texts();
    let now = use_live().head.with_untracked(|head| head.time);
    let line = |line| {
        let (what, how) = (headline(texts, &line), particulars(texts, &line));
        let when = format::moment(texts, line.at, now);
        view! { <li>{format!("{when} {} {what} {how}", line.actor)}</li> }
    };
    view! {
        <div class="form-stale" role="status">
            <p>{texts.get("form.changed")}</p>
            <ul>{stale.changes.into_iter().map(line).collect_view()}</ul>
            <p class="hint">{texts.get("form.changed-hint")}</p>
        </div>
    }
}

/// Says that what stands here was kept in this browser, and lets go of it.
#[component]
pub fn Restored(
    /// The form.
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
