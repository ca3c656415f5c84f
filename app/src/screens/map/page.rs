//! `/`: the working map of all projects.

use battle_map::view::map_page::MapQuery;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use crate::{ask::Map, live::follow, screens::map::MapScreen, texts::use_texts};

/// The page at `/`.
#[component]
pub fn MapPage() -> impl IntoView {
    let parameters = use_query_map();
    let query = Memo::new(move |_| parameters.with(|all| MapQuery::read(|key| all.get(key))));
    let view = follow(move || Map { query: query.get() });
    view! {
        <Title text=use_texts().get("map.title") />
        <Transition>
            <MapScreen query view />
        </Transition>
    }
}
