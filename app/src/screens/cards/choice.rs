//! The cards ticked for a batch: kept in this browser per person and queue, like what is typed in a
//! form, so that a reload or a lost session leaves them ticked.

use std::collections::BTreeSet;

use battle_map::{
    value::CardId,
    view::cards::{CardQueue, CardsView},
};
use leptos::prelude::*;

use crate::{form::draft, me::use_me};

/// The cards ticked in a queue, restored from this browser's draft; those that left the queue are
/// ticked no more.
pub(super) fn use_choice(
    queue: Memo<CardQueue>,
    cards: Memo<Option<CardsView>>,
) -> RwSignal<BTreeSet<CardId>> {
    let chosen = RwSignal::new(BTreeSet::new());
    let person = use_me().person.map(|person| person.to_string()).unwrap_or_default();
    // One effect for loading and saving: a queue's ticks must not be saved as those of the next.
    Effect::new(move |known: Option<CardQueue>| {
        let queue = queue.get();
        let key = format!("form/{person}/cards-chosen/{}", queue.code());
        let ticked = chosen.get();
        if known != Some(queue) {
            chosen.set(draft::load(&key).unwrap_or_default());
        } else if ticked.is_empty() {
            draft::forget(&key);
        } else {
            draft::save(&key, &ticked);
        }
        queue
    });
    Effect::new(move |_| {
        let there = cards.with(|cards| cards.as_ref().and_then(|view| listed(view, queue.get())));
        let Some(there) = there else { return };
        if chosen.with(|chosen| !chosen.is_subset(&there)) {
            chosen.update(|chosen| chosen.retain(|card| there.contains(card)));
        }
    });
    chosen
}

/// The cards of a queue; `None` while the view is still that of another queue, and where it has more
/// than a page: then some that are ticked may be on another.
fn listed(view: &CardsView, queue: CardQueue) -> Option<BTreeSet<CardId>> {
    let waiting = view.queues.iter().find(|(known, _)| *known == queue)?.1;
    let there = view.rows.iter().filter(|row| row.queue == queue).map(|row| row.id);
    let there: BTreeSet<_> = there.collect();
    (u32::try_from(there.len()) == Ok(waiting)).then_some(there)
}
