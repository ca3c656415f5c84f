//! The map's place in a page. Its marks, regions and clusters are links; a plain click on one is
//! followed without loading the page anew.

use battle_map::view::map_page::MapQuery;
use leptos::{ev::MouseEvent, html::Div, prelude::*, wasm_bindgen::JsCast, web_sys::Element};
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::{MapPlace, picture::Picture};
use crate::texts::use_texts;

/// The map for a query that may change.
#[component]
pub fn MapCanvas(
    /// What it shows.
    #[prop(into)]
    query: Signal<MapQuery>,
    /// Where it stands.
    place: MapPlace,
) -> impl IntoView {
    let frame = NodeRef::<Div>::new();
    let navigate = use_navigate();
    let picture = Picture::new(frame, &query.get_untracked(), place, use_texts().0);
    picture.follow(query);
    let on_click = move |event: MouseEvent| {
        if let Some(href) = followed_link(&event) {
            event.prevent_default();
            navigate(&href, NavigateOptions { scroll: false, ..NavigateOptions::default() });
        }
    };
    view! {
        <div
            class="map-canvas"
            node_ref=frame
            inner_html=move || picture.drawing.get()
            on:click=on_click
        ></div>
    }
}

/// The link under a plain click: the router only knows those of HTML, not those of the drawing.
fn followed_link(event: &MouseEvent) -> Option<String> {
    if event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() {
        return None;
    }
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest("a[href]").ok()??.get_attribute("href")
}
