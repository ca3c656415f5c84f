//! The cards about a project: issued, pending (for those who may see them), and closed.

use battle_map::view::cards::CardRow;
use leptos::prelude::*;

use crate::{
    erased::Show,
    live::Lines,
    screens::cards::{CardItem, card_acts},
    texts::use_texts,
};

/// The cards; nothing where there is none.
#[component]
pub fn ProjectCards(
    /// The cards, open ones first.
    cards: Memo<Option<Vec<CardRow>>>,
) -> impl IntoView {
    let texts = use_texts();
    let rows = Signal::derive(move || cards.get().unwrap_or_default());
    view! {
        <Show when=move || cards.with(|rows| rows.as_ref().is_some_and(|rows| !rows.is_empty()))>
            <section class="project-cards">
                <h2>{texts.get("cards.title")}</h2>
                <ol class="card-list">
                    <Lines lines=rows key=|row| row.id let:row>
                        <CardItem row>{card_acts(row)}</CardItem>
                    </Lines>
                </ol>
            </section>
        </Show>
    }
}
