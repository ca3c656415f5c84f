//! Cards on the desk: what may still be stated, what is to be signed for and rectified.

use battle_map::view::cards::CardRow;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{
    components::cards::{CardItem, SignForm, card_acts},
    live::{Followed, latest},
    texts::{Texts, use_texts},
};

/// The cards; nothing where there is none.
#[component]
pub fn DeskCards(
    /// What the reader has to do about cards.
    view: Followed<Vec<CardRow>>,
) -> impl IntoView {
    let texts = use_texts();
    let cards = latest(view);
    let rows = Memo::new(move |_| cards.get().unwrap_or_default());
    view! {
        <Show when=move || !rows.with(Vec::is_empty)>
            <section class="my-cards" aria-labelledby="my-cards">
                <h2 id="my-cards">{texts.get("cards.mine")} " " <b>{move || rows.with(Vec::len)}</b></h2>
                <ol class="card-list">
                    <For each=move || rows.get() key=|row| (row.id.0, row.version.0) let:row>
                        <CardItem row=row.clone()>
                            <Due row />
                        </CardItem>
                    </For>
                </ol>
            </section>
        </Show>
    }
}

/// The step that is due; signing says why it was refused, with the name as it was typed.
#[component]
fn Due(row: CardRow) -> impl IntoView {
    let texts = use_texts();
    if !row.may.sign {
        return card_acts(row).into_any();
    }
    let asked = |key: &str| use_query_map().with_untracked(|query| query.get(key));
    let mine = asked("card").is_some_and(|card| card == row.id.to_string());
    let person = asked("person").filter(|_| mine).unwrap_or_default();
    let fault = asked("fault").filter(|_| mine).and_then(|code| words(texts, &code));
    view! {
        <SignForm row person />
        {fault.map(|words| view! { <p class="row-fault" role="alert">{words}</p> })}
    }
    .into_any()
}

/// Whoever forges an address shall not put words on the page.
fn words(texts: Texts, code: &str) -> Option<String> {
    let known = |key: String| Some(texts.get(&key)).filter(|words| *words != key);
    known(format!("fault.{code}")).or_else(|| known(format!("refusal.{code}")))
}
