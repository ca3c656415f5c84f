//! Answering a notice, and asking for a later deadline while there is time.

use battle_map::{
    command::Command,
    model::notice::NoticeCommand,
    value::{Day, EvidenceId, Text},
    view::notices::{NoticeFile, Stage},
};
use leptos::prelude::*;

use super::evidence::ChooseEvidence;
use crate::{
    deed::{DeedFault, use_deed},
    texts::use_texts,
};

/// The answer.
#[component]
pub fn Answer(
    /// The notice.
    file: NoticeFile,
    /// How it stands.
    stage: Stage,
) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let (notice, read) = (file.id, file.read);
    let words = RwSignal::new(String::new());
    let chosen = RwSignal::new(Vec::<EvidenceId>::new());
    let toggle = Callback::new(move |id| {
        chosen.update(|chosen| match chosen.iter().position(|known| *known == id) {
            Some(place) => drop(chosen.remove(place)),
            None => chosen.push(id),
        });
    });
    let answer = move |_| match Text::new(&words.get_untracked()) {
        Ok(text) => {
            let evidence = chosen.get_untracked();
            let command = NoticeCommand::Respond { notice, text, evidence };
            deed.give(Command::Notice(command), vec![read]);
        }
        Err(_) => deed.refuse("notice.words-missing"),
    };
    let asks = file.allowed.ask;
    let upload = format!("/projects/{}", file.project);
    view! {
        <section class="notice-move first" aria-labelledby="answer">
            <h2 id="answer">{texts.get("notice.answer")}</h2>
            <label>
                <span>{texts.get("notice.answer-words")}</span>
                <textarea rows="6" on:input=move |e| words.set(event_target_value(&e))></textarea>
            </label>
            <ChooseEvidence known=file.evidence.clone() chosen toggle upload />
            <button class="primary" type="button" disabled=move || deed.is_busy() on:click=answer>
                {texts.get("notice.answer-send")}
            </button>
            <DeedFault deed />
        </section>
        {asks.then(|| view! { <Ask file stage /> })}
    }
}

#[component]
fn Ask(file: NoticeFile, stage: Stage) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let (notice, read) = (file.id, file.read);
    let until = RwSignal::new(stage.propose.to_string());
    let reason = RwSignal::new(String::new());
    let ask = move |_| {
        let (until, reason) = (until.get_untracked(), reason.get_untracked());
        match (until.parse::<Day>(), Text::new(&reason)) {
            (Ok(until), Ok(reason)) => {
                let command = NoticeCommand::AskExtension { notice, until, reason };
                deed.give(Command::Notice(command), vec![read]);
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
