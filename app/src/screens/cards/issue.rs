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
    execute::Order,
    form::{FormFault, Submit, Typed, use_form},
    format,
    texts::use_texts,
};

/// Issues the chosen cards with the list of a month.
#[component]
pub fn IssueList(
    /// The cards that were approved.
    rows: Memo<Vec<CardRow>>,
    /// The cards chosen to be issued.
    chosen: RwSignal<BTreeSet<CardId>>,
    /// The last closed month.
    month: Month,
) -> impl IntoView {
    let texts = use_texts();
    let form = use_form("card-issue", month, Typed::default());
    let count = move || chosen.with(BTreeSet::len);
    let issue = move |()| {
        let (cards, reads) =
            rows.with_untracked(|rows| chosen.with_untracked(|chosen| picked(rows, chosen)));
        form.send(Order::of(Subject::Period(month), CardAction::Issue { cards }), reads);
    };
    let words = move || {
        let values = [("month", format::month(texts, month)), ("count", count().to_string())];
        texts.fill("cards.issue", &values.each_ref().map(|(key, value)| (*key, value.as_str())))
    };
    view! {
        <section class="card-batch">
            <ChooseAll rows chosen />
            <Submit
                form
                label="cards.issue"
                words=Signal::derive(words)
                off=Signal::derive(move || count() == 0)
                send=issue
                primary=true
            />
            <FormFault form />
        </section>
    }
}
