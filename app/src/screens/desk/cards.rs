//! Cards on the desk: what may still be stated, what is to be signed for and rectified.

use battle_map::view::cards::CardRow;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{
    erased::Show,
    live::Lines,
    screens::cards::{CardItem, SignForm, card_acts},
    texts::{Texts, use_texts},
};

/// The cards; nothing where there is none.
#[component]
pub fn DeskCards(
    /// What the reader has to do about cards.
    cards: Memo<Option<Vec<CardRow>>>,
) -> impl IntoView {
    let texts = use_texts();
    let rows = Memo::new(move |_| cards.get().unwrap_or_default());
    view! {
        <Show when=move || !rows.with(Vec::is_empty)>
            <section class="my-cards" aria-labelledby="my-cards">
                <h2 id="my-cards">{texts.get("cards.mine")} " " <b>{move || rows.with(Vec::len)}</b></h2>
                <ol class="card-list">
                    <Lines lines=rows key=|row| row.id let:row>
                        <CardItem row>
                            <Due row />
                        </CardItem>
                    </Lines>
                </ol>
            </section>
        </Show>
    }
}

/// The step that is due; signing says why it was refused, with the name as it was typed.
#[component]
fn Due(row: Memo<CardRow>) -> impl IntoView {
    let signs = Memo::new(move |_| row.with(|row| row.may.sign));
    view! {
        <Show when=move || signs.get() fallback=move || card_acts(row)>
            <Sign row />
        </Show>
    }
}

#[component]
fn Sign(row: Memo<CardRow>) -> impl IntoView {
    let texts = use_texts();
    let id = row.with_untracked(|row| row.id.to_string());
    let asked = |key: &str| use_query_map().with_untracked(|query| query.get(key));
    let mine = asked("card").is_some_and(|card| card == id);
    let person = asked("person").filter(|_| mine).unwrap_or_default();
    let fault = asked("fault").filter(|_| mine).and_then(|code| words(texts, &code));
    view! {
        <SignForm row person />
        {fault.map(|words| view! { <p class="row-fault" role="alert">{words}</p> })}
    }
}

/// The words of a refusal code; `None` for unknown codes, so that a forged address shows no text.
fn words(texts: Texts, code: &str) -> Option<String> {
    let known = |key: String| Some(texts.get(&key)).filter(|words| *words != key);
    known(format!("fault.{code}")).or_else(|| known(format!("refusal.{code}")))
}
