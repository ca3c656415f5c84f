//! The year's freeze: what becomes of the investment cards that are still out, several at once.

use battle_map::{
    event::Subject,
    model::card::{CardAction, YearEnd},
};
use leptos::prelude::*;

use super::batch::{BatchForm, CardSelection};
use crate::{
    execute::CommandJson,
    form::{ChoiceField, LineField, Restored, Typed, coded, use_form},
    texts::use_texts,
};

/// Carries the ticked cards over, lifts them on the year's result, or proposes notices.
#[component]
pub fn SettleYear(
    /// The cards that wait, and those ticked to be treated alike.
    batch: CardSelection,
) -> impl IntoView {
    let texts = use_texts();
    let begin = Typed::default().with("how", YearEnd::CarriedOver.code());
    let form = use_form("card-settle", "year", begin);
    let ways = Signal::stored(coded(texts, "cards.year-end", YearEnd::ALL.map(YearEnd::code)));
    let settle = move |()| {
        let (cards, reads) = batch.picked();
        form.submit(reads, |typed| {
            let how = YearEnd::from_code(typed.raw("how")).unwrap_or(YearEnd::CarriedOver);
            let text = typed.text("text")?;
            Some(CommandJson::of(Subject::City, CardAction::Settle { cards, how, text }))
        });
    };
    view! {
        <p class="hint">{texts.get("cards.year-end-hint")}</p>
        <BatchForm batch form label="cards.settle" send=settle>
            <Restored form />
            <ChoiceField form name="how" label="cards.year-end" choices=ways />
            <LineField form name="text" label="cards.words" />
        </BatchForm>
    }
}
