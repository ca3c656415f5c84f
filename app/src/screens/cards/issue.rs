//! The month's list: approved cards go out together.

use std::collections::BTreeSet;

use battle_map::{
    event::Subject,
    model::card::CardAction,
    value::{CardId, Month},
    view::cards::CardRow,
};
use leptos::prelude::*;

use super::approve::{ChooseAll, picked};
use crate::{
    deed::{DeedFault, use_deed},
    execute::Order,
    format,
    texts::use_texts,
};

/// Issues the chosen cards with the list of a month.
#[component]
pub fn IssueList(
    /// The cards that were approved.
    rows: Memo<Vec<CardRow>>,
    /// Those chosen.
    chosen: RwSignal<BTreeSet<CardId>>,
    /// The last closed month.
    month: Month,
) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let count = move || chosen.with(BTreeSet::len);
    let issue = move |_| {
        let (cards, reads) =
            rows.with_untracked(|rows| chosen.with_untracked(|chosen| picked(rows, chosen)));
        deed.give(Order::of(Subject::Period(month), CardAction::Issue { cards }), reads);
    };
    let label = move || {
        let values = [("month", format::month(texts, month)), ("count", count().to_string())];
        texts.fill("cards.issue", &values.each_ref().map(|(key, value)| (*key, value.as_str())))
    };
    view! {
        <section class="card-batch">
            <ChooseAll rows chosen />
            <button class="primary" type="button" disabled=move || count() == 0 || deed.is_busy() on:click=issue>{label}</button>
            <DeedFault deed />
        </section>
    }
}
