//! What the office alone does: evaluates, returns a claim, lifts, withdraws, records an interview.

use battle_map::{
    event::Subject,
    model::card::{CardAction, InterviewRecord},
    value::{Day, Name, Text},
    view::cards::CardRow,
};
use leptos::prelude::*;

use super::act::read;
use crate::{
    deed::{Deed, DeedFault, use_deed},
    execute::Order,
    texts::use_texts,
};

/// Evaluates on demand; it happens by itself, too.
#[component]
pub fn Evaluate() -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let give = move |_| deed.give(Order::of(Subject::City, CardAction::Evaluate), Vec::new());
    let done = move || (deed.done() > 0).then(|| texts.get("cards.evaluated"));
    view! {
        <span class="hint" role="status">{done}</span>
        <button class="button" type="button" disabled=move || deed.is_busy() on:click=give>
            {texts.get("cards.evaluate")}
        </button>
        <DeedFault deed />
    }
}

/// One field of words, and the buttons that need them.
#[component]
pub fn OfficeWords(
    /// Of which card.
    row: Memo<CardRow>,
    /// What it does.
    deed: Deed,
) -> impl IntoView {
    let texts = use_texts();
    let may = Memo::new(move |_| row.with(|row| row.may));
    let words = RwSignal::new(String::new());
    let button = move |key: &'static str, make: fn(Text) -> CardAction| {
        let give = move |_| match Text::new(&words.get_untracked()) {
            Ok(text) => {
                let read = read(row);
                deed.give(Order::of(read.subject, make(text)), vec![read]);
            }
            Err(_) => deed.refuse("cards.words-missing"),
        };
        view! {
            <button class="button" type="button" disabled=move || deed.is_busy() on:click=give>{texts.get(key)}</button>
        }
    };
    view! {
        <div class="decide">
            <input aria-label=texts.get("cards.words") placeholder=texts.get("cards.words") on:input=move |e| words.set(event_target_value(&e)) />
            {move || may.get().lift.then(|| button("cards.lift", |text| CardAction::Lift { text }))}
            {move || may.get().give_back.then(|| button("cards.return", |reason| CardAction::Return { reason }))}
            {move || may.get().withdraw.then(|| button("cards.withdraw", |reason| CardAction::Withdraw { reason }))}
        </div>
    }
}

/// 约谈: when, with whom, what was agreed.
#[component]
pub fn HoldInterview(
    /// Of which card.
    row: Memo<CardRow>,
    /// What it does.
    deed: Deed,
) -> impl IntoView {
    let texts = use_texts();
    let [on, with, words] = [(); 3].map(|()| RwSignal::new(String::new()));
    let give = move |_| {
        let fields = (
            on.get_untracked().parse::<Day>(),
            Name::new(&with.get_untracked()),
            Text::new(&words.get_untracked()),
        );
        let (Ok(on), Ok(with), Ok(text)) = fields else {
            deed.refuse("cards.interview.missing");
            return;
        };
        let record = InterviewRecord { on, with, text };
        let read = read(row);
        deed.give(Order::of(read.subject, CardAction::Interview { record }), vec![read]);
    };
    view! {
        <details class="confirm">
            <summary>{texts.get("cards.interview.record")}</summary>
            <div class="decide">
                <input type="date" aria-label=texts.get("cards.interview.on") on:input=move |e| on.set(event_target_value(&e)) />
                <input aria-label=texts.get("cards.interview.with") placeholder=texts.get("cards.interview.with") on:input=move |e| with.set(event_target_value(&e)) />
                <input aria-label=texts.get("cards.interview.text") placeholder=texts.get("cards.interview.text") on:input=move |e| words.set(event_target_value(&e)) />
                <button class="button" type="button" disabled=move || deed.is_busy() on:click=give>{texts.get("cards.interview.keep")}</button>
            </div>
        </details>
    }
}
