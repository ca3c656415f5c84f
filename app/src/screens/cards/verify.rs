//! 核实: the subject agrees, states other facts, or names good cause.

use battle_map::{
    model::card::{CardAction, Statement},
    value::{EvidenceId, Text},
    view::cards::CardRow,
};
use leptos::prelude::*;

use super::act::read;
use crate::{
    deed::Deed,
    execute::Order,
    parts::evidence::{ChooseEvidence, toggle},
    texts::use_texts,
};

/// The form.
#[component]
pub fn VerifyCard(
    /// Of which card.
    row: Memo<CardRow>,
    /// What it does.
    deed: Deed,
) -> impl IntoView {
    let texts = use_texts();
    let words = RwSignal::new(String::new());
    let evidence = RwSignal::new(Vec::<EvidenceId>::new());
    let give = move |statement| {
        let read = read(row);
        deed.give(Order::of(read.subject, CardAction::Verify { statement }), vec![read]);
    };
    let state = move |good_cause: bool| match Text::new(&words.get_untracked()) {
        Ok(text) => {
            let evidence = evidence.get_untracked();
            give(Some(Statement { good_cause, text, evidence }));
        }
        Err(_) => deed.refuse("cards.statement-missing"),
    };
    let busy = move || deed.is_busy();
    view! {
        <div class="card-form">
            <label class="wide">
                <span>{texts.get("cards.statement")}</span>
                <textarea rows="2" on:input=move |e| words.set(event_target_value(&e))></textarea>
            </label>
            <EvidenceChoice row evidence />
            <div class="decide">
                <button class="button" type="button" disabled=busy on:click=move |_| give(None)>
                    {texts.get("cards.agree")}
                </button>
                <button class="button" type="button" disabled=busy on:click=move |_| state(false)>
                    {texts.get("cards.state-facts")}
                </button>
                <button class="button" type="button" disabled=busy on:click=move |_| state(true)>
                    {texts.get("cards.good-cause")}
                </button>
            </div>
        </div>
    }
}

/// What its project has or is given now, to be named as evidence.
#[component]
pub fn EvidenceChoice(
    /// Of which card.
    row: Memo<CardRow>,
    /// What is named.
    evidence: RwSignal<Vec<EvidenceId>>,
) -> impl IntoView {
    let known = Memo::new(move |_| {
        let named = |row: &CardRow| {
            row.choices.iter().map(|file| (file.id, file.name.clone())).collect::<Vec<_>>()
        };
        row.with(named)
    });
    let project = row.with_untracked(|row| row.project);
    view! { <ChooseEvidence project known chosen=evidence toggle=toggle(evidence) /> }
}
