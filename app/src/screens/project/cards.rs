//! The cards about a project: issued, pending (for those who may see them), and closed.

use battle_map::{
    value::ProjectId,
    view::{cards::CardRow, paged::Paged},
};
use leptos::prelude::*;

use crate::{
    erased::Show,
    live::Lines,
    parts::pages::ListPages,
    screens::cards::{CardItem, card_acts},
    texts::use_texts,
};

/// The cards; nothing where there is none.
#[component]
pub fn ProjectCards(
    /// The project that they are about.
    project: ProjectId,
    /// The cards, open ones first.
    cards: Memo<Option<Paged<CardRow>>>,
) -> impl IntoView {
    let texts = use_texts();
    let shown = Memo::new(move |_| cards.get().unwrap_or_default());
    let rows = Memo::new(move |_| shown.with(|shown| shown.lines.clone()));
    let place = move || shown.with(|shown| (shown.page, shown.last()));
    view! {
        <Show when=move || !rows.with(Vec::is_empty)>
            <section class="project-cards" id="cards">
                <h2>{texts.get("cards.title")}</h2>
                <ol class="card-list">
                    <Lines lines=rows key=|row| row.id let:row>
                        <CardItem row>{card_acts(row)}</CardItem>
                    </Lines>
                </ol>
                <ListPages path=format!("/projects/{project}") list="cards" place=Signal::derive(place) />
            </section>
        </Show>
    }
}
