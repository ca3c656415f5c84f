//! 签收 and 整改反馈: the subject signs for a card and says what was done about it. Signing is a plain
//! form, so that it works without JavaScript.

use battle_map::{
    model::card::{CardAction, Paper, Rectification, Signature},
    value::{Day, EvidenceId, Name, Text},
    view::cards::CardRow,
};
use leptos::prelude::*;

use super::{act::read, verify::EvidenceChoice};
use crate::{deed::Deed, execute::Order, me::use_me, parts::evidence::ScanField, texts::use_texts};

/// The form for the step that is due.
#[component]
pub fn AnswerCard(
    /// Of which card.
    row: Memo<CardRow>,
    /// What it does.
    deed: Deed,
) -> impl IntoView {
    let office = use_me().actor.is_some_and(|actor| actor.is_office());
    let rectifies = Memo::new(move |_| row.with(|row| row.may.rectify));
    let sign = move || {
        if office {
            view! { <SignOnBehalf row deed /> }.into_any()
        } else {
            view! { <SignForm row /> }.into_any()
        }
    };
    view! { <Show when=move || rectifies.get() fallback=sign><Rectify row deed /></Show> }
}

/// Signing in the unit's own name: who signs, and a button.
#[component]
pub fn SignForm(
    /// For which card.
    row: Memo<CardRow>,
    /// Who signs, as typed before.
    #[prop(optional, into)]
    person: String,
) -> impl IntoView {
    let texts = use_texts();
    let card = row.with_untracked(|row| row.id);
    view! {
        <form class="decide card-sign-form" method="post" action=format!("/cards/{card}/signature")>
            <input type="hidden" name="form" value=use_me().form />
            <input type="hidden" name="version" value=move || row.with(|row| row.version.0) />
            <input name="person" required maxlength="200" value=person aria-label=texts.get("cards.signer") placeholder=texts.get("cards.signer") />
            <button class="primary" type="submit">{texts.get("cards.sign")}</button>
        </form>
    }
}

/// The office records a signature on paper.
#[component]
fn SignOnBehalf(row: Memo<CardRow>, deed: Deed) -> impl IntoView {
    let texts = use_texts();
    let [person, on, document] = [(); 3].map(|()| RwSignal::new(String::new()));
    let scan = RwSignal::new(None::<EvidenceId>);
    let give = move |_| {
        let (Ok(person), Ok(on)) =
            (Name::new(&person.get_untracked()), on.get_untracked().parse::<Day>())
        else {
            deed.refuse("cards.signer-or-day-missing");
            return;
        };
        let document = Name::new(&document.get_untracked()).ok();
        let paper = Paper { scan: scan.get_untracked(), document };
        let signature = Signature { person, on, paper: Some(paper) };
        let read = read(row);
        deed.give(Order::of(read.subject, CardAction::Acknowledge { signature }), vec![read]);
    };
    view! {
        <div class="decide">
            <input aria-label=texts.get("cards.signer") placeholder=texts.get("cards.signer") on:input=move |e| person.set(event_target_value(&e)) />
            <input type="date" aria-label=texts.get("cards.signed-on") on:input=move |e| on.set(event_target_value(&e)) />
            <input aria-label=texts.get("cards.paper") placeholder=texts.get("cards.paper") on:input=move |e| document.set(event_target_value(&e)) />
            <ScanField project=Signal::derive(move || row.with(|row| row.project)) scan=scan on_scan=Callback::new(move |id| scan.set(Some(id))) />
            <button class="button" type="button" disabled=move || deed.is_busy() on:click=give>{texts.get("cards.sign-on-behalf")}</button>
        </div>
    }
}

#[component]
fn Rectify(row: Memo<CardRow>, deed: Deed) -> impl IntoView {
    let texts = use_texts();
    let words = RwSignal::new(String::new());
    let evidence = RwSignal::new(Vec::<EvidenceId>::new());
    let give = move |_| match Text::new(&words.get_untracked()) {
        Ok(text) => {
            let claim = Rectification { text, evidence: evidence.get_untracked() };
            let read = read(row);
            deed.give(Order::of(read.subject, CardAction::Rectify { claim }), vec![read]);
        }
        Err(_) => deed.refuse("cards.claim-missing"),
    };
    view! {
        <details class="confirm card-form">
            <summary>{texts.get("cards.claim-open")}</summary>
            <label class="wide">
                <span>{texts.get("cards.claim")}</span>
                <textarea rows="2" on:input=move |e| words.set(event_target_value(&e))></textarea>
            </label>
            <EvidenceChoice row evidence />
            <div class="decide">
                <button class="button" type="button" disabled=move || deed.is_busy() on:click=give>{texts.get("cards.rectify")}</button>
            </div>
        </details>
    }
}
