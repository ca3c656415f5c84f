//! `/office`: the headquarters' desk.

use battle_map::view::office::OfficeQuery;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{live::follow, screens::office::OfficeScreen};

/// The page at `/office`.
#[component]
pub fn OfficePage() -> impl IntoView {
    let parameters = use_query_map();
    let query = Memo::new(move |_| parameters.with(|all| OfficeQuery::read(|key| all.get(key))));
    let view = follow(move || query.get());
    view! {
        <Transition>
            <OfficeScreen query view />
        </Transition>
    }
}
