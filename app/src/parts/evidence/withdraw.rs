//! Saying that a piece of evidence counts no more, and why.

use battle_map::{
    command::Read, event::Subject, model::evidence::EvidenceAction, value::Text,
    view::evidence::EvidenceLine,
};
use leptos::prelude::*;

use crate::{
    deed::{DeedFault, use_deed},
    execute::Order,
    texts::use_texts,
};

/// The form, folded away.
#[component]
pub fn Withdraw(
    /// Which.
    line: EvidenceLine,
) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let reason = RwSignal::new(String::new());
    let read = Read { subject: Subject::Evidence(line.project, line.id), version: line.version };
    let give = move |_| match Text::new(&reason.get_untracked()) {
        Ok(reason) => {
            let withdraw = EvidenceAction::Withdraw { reason };
            deed.give(Order::of(read.subject, withdraw), vec![read]);
        }
        Err(_) => deed.refuse("evidence.reason-missing"),
    };
    view! {
        <details class="withdraw">
            <summary>{texts.get("evidence.withdraw")}</summary>
            <div class="decide">
                <input
                    aria-label=texts.get("evidence.reason")
                    placeholder=texts.get("evidence.reason")
                    on:input=move |e| reason.set(event_target_value(&e))
                />
                <button class="button" type="button" disabled=move || deed.is_busy() on:click=give>
                    {texts.get("evidence.withdraw-now")}
                </button>
            </div>
            <DeedFault deed />
        </details>
    }
}
