//! `/projects`: the ledger of all projects.

use battle_map::view::ledger_table::TableQuery;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use crate::{live::follow_while, screens::ledger::LedgerScreen, texts::use_texts};

/// The page at `/projects`.
#[component]
pub fn ProjectsPage() -> impl IntoView {
    let parameters = use_query_map();
    let query = Memo::new(move |_| parameters.with(|all| TableQuery::read(|key| all.get(key))));
    let view = follow_while(move || query.get(), move || !query.with(|query| query.print));
    view! {
        <Title text=use_texts().get("projects.title") />
        <Transition>
            <LedgerScreen query view />
        </Transition>
    }
}
