//! Tabs for the steps in which cards wait, with counts: links that work without JavaScript.

use battle_map::view::cards::{CardQuery, CardQueue, CardsView};
use leptos::prelude::*;

use crate::{map::links::address, texts::use_texts};

/// The tabs, with the open queue marked.
#[component]
pub fn Queues(
    /// The queue and filter in the page's address.
    query: Memo<CardQuery>,
    /// The view with the count of each queue; `None` until it has arrived.
    cards: Memo<Option<CardsView>>,
) -> impl IntoView {
    let texts = use_texts();
    let count = move |queue: CardQueue| {
        cards.with(|cards| {
            let queues = &cards.as_ref()?.queues;
            queues.iter().find(|(known, _)| *known == queue).map(|(_, count)| *count)
        })
    };
    let links = CardQueue::ALL.map(|queue| {
        let href = move || address("/cards", &query.with(|query| query.on(queue)).parameters());
        let current = move || query.with(|query| query.queue == queue).then_some("page");
        view! {
            <a href=href aria-current=current class:nothing=move || count(queue) == Some(0)>
                {texts.get(&format!("cards.queue.{}", queue.code()))}
                " "
                <b>{move || count(queue)}</b>
            </a>
        }
    });
    view! { <nav class="queues" aria-label=texts.get("cards.queues")>{links.collect_view()}</nav> }
}
