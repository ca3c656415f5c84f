//! What the headquarters does to an issued notice beside reviewing it: recording a receipt or an
//! answer on paper, a supplement, the withdrawal.

use battle_map::{
    model::notice::NoticeAction,
    value::{EvidenceId, Name, Text},
};
use leptos::prelude::*;

use super::{
    handle::Handle,
    on_paper::{OnPaper, PaperFields},
};
use crate::{
    deed::{DeedFault, use_deed},
    parts::evidence::{ChooseEvidence, toggle},
    texts::use_texts,
};

/// A receipt signed on paper, with its scan.
#[component]
pub fn RecordReceipt(
    /// The notice.
    at: Handle,
) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let signer = RwSignal::new(String::new());
    let paper = OnPaper::today("notice.scan-missing");
    let record = move |_| {
        let signer = Name::new(&signer.get_untracked()).map_err(|_| "notice.signer-missing");
        match signer.and_then(|signer| Ok((signer, paper.read()?))) {
            Ok((signer, (on, scan))) => {
                at.give(deed, NoticeAction::RecordReceipt { signer, on, scan });
            }
            Err(key) => deed.refuse(key),
        }
    };
    view! {
        <details class="notice-move">
            <summary>{texts.get("notice.record")}</summary>
            <p class="hint">{texts.get("notice.record-hint")}</p>
            <label><span>{texts.get("notice.signer")}</span><input on:input=move |e| signer.set(event_target_value(&e)) /></label>
            <PaperFields at paper day="notice.signed-on" hint="notice.scan" />
            <button class="button" type="button" disabled=move || deed.is_busy() on:click=record>{texts.get("notice.record")}</button>
            <DeedFault deed />
        </details>
    }
}

/// An answer that came on paper, with its scan: where no account of the addressee could give it.
#[component]
pub fn RecordReply(
    /// The notice.
    at: Handle,
) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let words = RwSignal::new(String::new());
    let paper = OnPaper::today("notice.reply-scan-missing");
    let record = move |_| {
        let text = Text::new(&words.get_untracked()).map_err(|_| "notice.words-missing");
        match text.and_then(|text| Ok((text, paper.read()?))) {
            Ok((text, (on, scan))) => {
                at.give(deed, NoticeAction::RecordReply { text, on, scan });
            }
            Err(key) => deed.refuse(key),
        }
    };
    view! {
        <details class="notice-move">
            <summary>{texts.get("notice.record-reply")}</summary>
            <p class="hint">{texts.get("notice.record-reply-hint")}</p>
            <label>
                <span>{texts.get("notice.answer-words")}</span>
                <textarea rows="4" on:input=move |e| words.set(event_target_value(&e))></textarea>
            </label>
            <PaperFields at paper day="notice.replied-on" hint="notice.reply-scan" />
            <button class="button" type="button" disabled=move || deed.is_busy() on:click=record>{texts.get("notice.record-reply")}</button>
            <DeedFault deed />
        </details>
    }
}

/// A supplement or the withdrawal: corrections of what is frozen.
#[component]
pub fn Correct(
    /// The notice.
    at: Handle,
) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let words = RwSignal::new(String::new());
    let evidence = RwSignal::new(Vec::<EvidenceId>::new());
    Effect::new(move |_| {
        if deed.done() > 0 {
            words.set(String::new());
            evidence.set(Vec::new());
        }
    });
    let give = move |withdraws: bool| match Text::new(&words.get_untracked()) {
        Ok(reason) if withdraws => at.give(deed, NoticeAction::Withdraw { reason }),
        Ok(text) => {
            let evidence = evidence.get_untracked();
            at.give(deed, NoticeAction::Supplement { text, evidence });
        }
        Err(_) => deed.refuse("notice.words-missing"),
    };
    view! {
        <details class="notice-move">
            <summary>{texts.get("notice.correct")}</summary>
            <p class="hint">{texts.get("notice.correct-hint")}</p>
            <label><span>{texts.get("notice.correct-words")}</span>
                <textarea rows="3" prop:value=move || words.get() on:input=move |e| words.set(event_target_value(&e))></textarea>
            </label>
            <ChooseEvidence project=at.project known=at.evidence chosen=evidence toggle=toggle(evidence) />
            <div class="notice-buttons">
                <button class="button" type="button" disabled=move || deed.is_busy() on:click=move |_| give(false)>{texts.get("notice.supplement")}</button>
                <button class="button" type="button" disabled=move || deed.is_busy() on:click=move |_| give(true)>{texts.get("notice.withdraw")}</button>
            </div>
            <DeedFault deed />
        </details>
    }
}
