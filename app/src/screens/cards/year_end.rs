//! The year's freeze: what becomes of the investment cards that are still out, several at once.

use std::collections::BTreeSet;

use battle_map::{
    event::Subject,
    model::card::{CardAction, YearEnd},
    value::CardId,
    view::cards::CardRow,
};
use leptos::prelude::*;

use super::approve::{ChooseAll, picked};
use crate::{
    execute::Order,
    form::{ChoiceField, FormFault, LineField, Restored, Submit, Typed, coded, use_form},
    texts::use_texts,
};

/// Carries the chosen cards over, lifts them on the year's result, or proposes notices.
#[component]
pub fn SettleYear(
    /// The cards that wait.
    rows: Memo<Vec<CardRow>>,
    /// The cards chosen to be treated alike.
    chosen: RwSignal<BTreeSet<CardId>>,
) -> impl IntoView {
    let texts = use_texts();
    let begin = Typed::default().with("how", YearEnd::CarriedOver.code());
    let form = use_form("card-settle", "year", begin);
    let ways = Signal::stored(coded(texts, "cards.year-end", YearEnd::ALL.map(YearEnd::code)));
    let count = move || chosen.with(BTreeSet::len);
    let settle = move |()| {
        let (cards, reads) =
            rows.with_untracked(|rows| chosen.with_untracked(|chosen| picked(rows, chosen)));
        form.submit(reads, |typed| {
            let how = YearEnd::from_code(typed.raw("how")).unwrap_or(YearEnd::CarriedOver);
            let text = typed.text("text")?;
            Some(Order::of(Subject::City, CardAction::Settle { cards, how, text }))
        });
    };
    let words = move || texts.fill("cards.settle", &[("count", &count().to_string())]);
    view! {
        <section class="card-batch">
            <p class="hint">{texts.get("cards.year-end-hint")}</p>
            <ChooseAll rows chosen />
            <div class="decide">
                <Restored form />
                <ChoiceField form name="how" label="cards.year-end" choices=ways />
                <LineField form name="text" label="cards.words" />
                <Submit
                    form
                    label="cards.settle"
                    words=Signal::derive(words)
                    off=Signal::derive(move || count() == 0)
                    send=settle
                    primary=true
                />
            </div>
            <FormFault form />
        </section>
    }
}
