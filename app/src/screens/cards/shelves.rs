//! Tabs for the steps in which cards wait, with counts: links that work without JavaScript.

use battle_map::view::cards::{CardQuery, CardsView, Shelf};
use leptos::prelude::*;

use crate::{map::links::address, texts::use_texts};

/// The tabs, with the open shelf marked.
#[component]
pub fn Shelves(
    /// The shelf and filter in the page's address.
    query: Memo<CardQuery>,
    /// The view with the count of each shelf; `None` until it has arrived.
    cards: Memo<Option<CardsView>>,
) -> impl IntoView {
    let texts = use_texts();
    let count = move |shelf: Shelf| {
        cards.with(|cards| {
            let shelves = &cards.as_ref()?.shelves;
            shelves.iter().find(|(known, _)| *known == shelf).map(|(_, count)| *count)
        })
    };
    let links = Shelf::ALL.map(|shelf| {
        let href = move || address("/cards", &query.with(|query| query.on(shelf)).parameters());
        let current = move || query.with(|query| query.shelf == shelf).then_some("page");
        view! {
            <a href=href aria-current=current class:nothing=move || count(shelf) == Some(0)>
                {texts.get(&format!("cards.shelf.{}", shelf.code()))}
                " "
                <b>{move || count(shelf)}</b>
            </a>
        }
    });
    view! { <nav class="shelves" aria-label=texts.get("cards.shelves")>{links.collect_view()}</nav> }
}
