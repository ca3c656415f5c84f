//! What the headquarters does to an issued notice beside reviewing it: recording a receipt signed on
//! paper, a supplement, the withdrawal.

use battle_map::{
    command::Command,
    model::notice::NoticeCommand,
    value::{Day, EvidenceId, Name, NoticeId, Text},
    view::notices::NoticeFile,
};
use leptos::prelude::*;

use crate::{
    deed::{DeedFault, use_deed},
    texts::use_texts,
};

/// A receipt signed on paper, with its scan.
#[component]
pub fn RecordReceipt(
    /// The notice.
    file: NoticeFile,
) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let (notice, read) = (file.id, file.read);
    let [signer, scan] = [(); 2].map(|()| RwSignal::new(String::new()));
    let on = RwSignal::new(file.frame.now.day().to_string());
    let record = move |_| {
        let signed = Name::new(&signer.get_untracked());
        let (on, scan) = (on.get_untracked().parse::<Day>(), scan.get_untracked());
        match (signed, on, scan.parse::<EvidenceId>()) {
            (Ok(signer), Ok(on), Ok(scan)) => {
                let command = NoticeCommand::RecordReceipt { notice, signer, on, scan };
                deed.give(Command::Notice(command), vec![read]);
            }
            (Err(_), ..) => deed.refuse("notice.signer-missing"),
            (_, Err(_), _) => deed.refuse("notice.day-missing"),
            (.., Err(_)) => deed.refuse("notice.scan-missing"),
        }
    };
    let scans = file.evidence.into_iter().map(|(id, name)| {
        view! { <option value=id.to_string()>{name}</option> }
    });
    view! {
        <details class="notice-move">
            <summary>{texts.get("notice.record")}</summary>
            <p class="hint">{texts.get("notice.record-hint")}</p>
            <label><span>{texts.get("notice.signer")}</span><input on:input=move |e| signer.set(event_target_value(&e)) /></label>
            <label>
                <span>{texts.get("notice.signed-on")}</span>
                <input type="date" prop:value=move || on.get() on:input=move |e| on.set(event_target_value(&e)) />
            </label>
            <label>
                <span>{texts.get("notice.scan")}</span>
                <select on:change=move |e| scan.set(event_target_value(&e))>
                    <option value="">"—"</option>
                    {scans.collect_view()}
                </select>
            </label>
            <a href=format!("/projects/{}", file.project)>{texts.get("notice.upload")}</a>
            <button class="button" type="button" disabled=move || deed.is_busy() on:click=record>{texts.get("notice.record")}</button>
            <DeedFault deed />
        </details>
    }
}

/// A supplement or the withdrawal: corrections of what is frozen.
#[component]
pub fn Correct(
    /// The notice.
    file: NoticeFile,
) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let (notice, read) = (file.id, file.read);
    let words = RwSignal::new(String::new());
    let give =
        move |make: fn(NoticeId, Text) -> NoticeCommand| match Text::new(&words.get_untracked()) {
            Ok(text) => deed.give(Command::Notice(make(notice, text)), vec![read]),
            Err(_) => deed.refuse("notice.words-missing"),
        };
    let supplement = move |_| {
        give(|notice, text| NoticeCommand::Supplement { notice, text, evidence: Vec::new() });
    };
    let withdraw = move |_| give(|notice, reason| NoticeCommand::Withdraw { notice, reason });
    view! {
        <details class="notice-move">
            <summary>{texts.get("notice.correct")}</summary>
            <p class="hint">{texts.get("notice.correct-hint")}</p>
            <label><span>{texts.get("notice.correct-words")}</span>
                <textarea rows="3" on:input=move |e| words.set(event_target_value(&e))></textarea>
            </label>
            <div class="notice-buttons">
                <button class="button" type="button" disabled=move || deed.is_busy() on:click=supplement>{texts.get("notice.supplement")}</button>
                <button class="button" type="button" disabled=move || deed.is_busy() on:click=withdraw>{texts.get("notice.withdraw")}</button>
            </div>
            <DeedFault deed />
        </details>
    }
}
