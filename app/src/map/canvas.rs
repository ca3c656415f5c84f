//! The map's place in a page: filled by the server, left alone by hydration, redrawn when the query,
//! the board or the window's size changes.

use battle_map::{value::Seq, view::map_page::MapQuery};
use leptos::{ev::resize, html::Div, prelude::*};

use super::MapPlace;
use crate::{
    api::map::load_map,
    backend::Size,
    live::use_live,
    texts::{Language, use_texts},
};

/// The map for a query that may change.
#[component]
pub fn MapCanvas(
    /// What it shows.
    #[prop(into)]
    query: Signal<MapQuery>,
    /// Where it stands.
    place: MapPlace,
) -> impl IntoView {
    let language = use_texts().0;
    let live = use_live();
    let frame = NodeRef::<Div>::new();
    let drawing = RwSignal::new(first_drawing(&query.get_untracked(), place, language));
    let redraw = Action::new(move |(query, size): &(MapQuery, Size)| {
        let (query, size) = (query.clone(), *size);
        async move {
            // A failed redraw leaves the picture; the banner tells its age.
            if let Ok(svg) = load_map(query, place, size, language).await {
                drawing.set(svg);
            }
        }
    });
    let resized = RwSignal::new(0_u32);
    on_resize(resized);
    Effect::new(move |before: Option<(MapQuery, Seq, Size)>| {
        resized.track();
        let size = frame.get().map_or(place.size(), |frame| {
            place.size_on(frame.client_width(), frame.client_height())
        });
        let now = (query.get(), live.seq.get(), size);
        // What the server drew for this very query and board stands; only its size was a guess.
        let stands = before.map_or_else(
            || size == place.size() && frame.get().is_some_and(|f| !f.inner_html().is_empty()),
            |before| before == now,
        );
        if !stands {
            redraw.dispatch((now.0.clone(), size));
        }
        now
    });
    view! { <div class="map-canvas" node_ref=frame inner_html=move || drawing.get()></div> }
}

fn on_resize(resized: RwSignal<u32>) {
    Effect::new(move |_| {
        let listener = window_event_listener(resize, move |_| resized.update(|times| *times += 1));
        on_cleanup(move || listener.remove());
    });
}

/// On the server the drawing itself; in the browser nothing, because the page brought it.
#[cfg(feature = "ssr")]
fn first_drawing(query: &MapQuery, place: MapPlace, language: Language) -> String {
    super::drawing(query, place, place.size(), language).unwrap_or_default()
}

#[cfg(not(feature = "ssr"))]
fn first_drawing(_: &MapQuery, _: MapPlace, _: Language) -> String {
    String::new()
}
