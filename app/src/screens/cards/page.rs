//! `/cards`: what waits to be verified, approved, issued, answered and lifted.

use battle_map::view::cards::CardQuery;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{live::follow, screens::cards::CardsScreen};

/// The page at `/cards`.
#[component]
pub fn CardsPage() -> impl IntoView {
    let parameters = use_query_map();
    let query = Memo::new(move |_| parameters.with(|all| CardQuery::read(|key| all.get(key))));
    let view = follow(move || query.get());
    view! {
        <Transition>
            <CardsScreen query view />
        </Transition>
    }
}
