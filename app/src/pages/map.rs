//! `/`: the map to work with.

use battle_map::view::map_page::MapQuery;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use crate::{
    api::map::load_map_page, components::map_page::MapScreen, live::follow, texts::use_texts,
};

/// The page.
#[component]
pub fn MapPage() -> impl IntoView {
    let parameters = use_query_map();
    let query = Memo::new(move |_| parameters.with(|all| MapQuery::read(|key| all.get(key))));
    let view = follow(move || query.get(), load_map_page);
    view! {
        <Title text=use_texts().get("map.title") />
        <Transition>
            <MapScreen query view />
        </Transition>
    }
}
