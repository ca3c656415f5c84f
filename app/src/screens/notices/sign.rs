//! Signing for a notice: a plain form that works without scripts, too.

use battle_map::{model::notice::NoticeAction, value::Name};
use leptos::{ev::SubmitEvent, prelude::*};

use super::handle::Handle;
use crate::{
    deed::{DeedFault, use_deed},
    me::use_me,
    screens::account::asked,
    texts::use_texts,
};

/// The form.
#[component]
pub fn Sign(
    /// The notice.
    at: Handle,
) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let notice = at.id;
    let signer = RwSignal::new(String::new());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        match Name::new(&signer.get_untracked()) {
            Ok(signer) => at.give(deed, NoticeAction::Acknowledge { signer }),
            Err(_) => deed.refuse("notice.signer-missing"),
        }
    };
    // What the server found wrong with the plain form, from the page's address; whoever forges an
    // address shall not put words on the page.
    let code = asked("fault");
    let key = if code == "signer-missing" || code == "form-too-old" {
        format!("notice.{code}")
    } else {
        format!("refusal.{code}")
    };
    let words = texts.get(&key);
    let fault = (!code.is_empty() && words != key).then_some(words);
    view! {
        <form class="notice-move first" method="post" action=format!("/notices/{notice}/sign") on:submit=submit>
            <h2>{texts.get("notice.sign")}</h2>
            <p class="hint">{texts.get("notice.sign-hint")}</p>
            <input type="hidden" name="form" value=use_me().form />
            <label>
                <span>{texts.get("notice.signer")}</span>
                <input name="signer" required autocomplete="name" on:input=move |e| signer.set(event_target_value(&e)) />
            </label>
            <button class="primary" type="submit" disabled=move || deed.is_busy()>{texts.get("notice.sign")}</button>
            {fault.map(|words| view! { <p class="row-fault" role="alert">{words}</p> })}
            <DeedFault deed />
        </form>
    }
}
