//! Answering a notice, and asking for a later deadline while there is time.

use battle_map::{
    model::notice::NoticeAction,
    value::{Day, EvidenceId, Text},
};
use leptos::prelude::*;

use super::handle::Handle;
use crate::{
    deed::{DeedFault, use_deed},
    parts::evidence::{ChooseEvidence, toggle},
    texts::use_texts,
};

/// The answer.
#[component]
pub fn Answer(
    /// The notice.
    at: Handle,
) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let words = RwSignal::new(String::new());
    let chosen = RwSignal::new(Vec::<EvidenceId>::new());
    let answer = move |_| match Text::new(&words.get_untracked()) {
        Ok(text) => {
            let evidence = chosen.get_untracked();
            at.give(deed, NoticeAction::Respond { text, evidence });
        }
        Err(_) => deed.refuse("notice.words-missing"),
    };
    view! {
        <section class="notice-move first" aria-labelledby="answer">
            <h2 id="answer">{texts.get("notice.answer")}</h2>
            <label>
                <span>{texts.get("notice.answer-words")}</span>
                <textarea rows="6" on:input=move |e| words.set(event_target_value(&e))></textarea>
            </label>
            <ChooseEvidence project=at.project known=at.evidence chosen toggle=toggle(chosen) />
            <button class="primary" type="button" disabled=move || deed.is_busy() on:click=answer>
                {texts.get("notice.answer-send")}
            </button>
            <DeedFault deed />
        </section>
    }
}

/// A later deadline, with its reason.
#[component]
pub fn Ask(
    /// The notice.
    at: Handle,
) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let until = RwSignal::new(at.propose());
    let reason = RwSignal::new(String::new());
    let ask = move |_| {
        let (until, reason) = (until.get_untracked(), reason.get_untracked());
        match (until.parse::<Day>(), Text::new(&reason)) {
            (Ok(until), Ok(reason)) => {
                at.give(deed, NoticeAction::AskExtension { until, reason });
            }
            (Err(_), _) => deed.refuse("notice.day-missing"),
            (_, Err(_)) => deed.refuse("notice.reason-missing"),
        }
    };
    view! {
        <details class="notice-move">
            <summary>{texts.get("notice.ask")}</summary>
            <label>
                <span>{texts.get("notice.until")}</span>
                <input type="date" prop:value=move || until.get() on:input=move |e| until.set(event_target_value(&e)) />
            </label>
            <label>
                <span>{texts.get("notice.reason")}</span>
                <textarea rows="3" on:input=move |e| reason.set(event_target_value(&e))></textarea>
            </label>
            <button class="button" type="button" disabled=move || deed.is_busy() on:click=ask>{texts.get("notice.ask")}</button>
            <DeedFault deed />
        </details>
    }
}
