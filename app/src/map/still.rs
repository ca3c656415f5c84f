//! A map that cannot be moved, for the wall. Its marks and regions are plain links.

use battle_map::view::map_page::MapQuery;
use leptos::prelude::*;

use super::{MapPlace, picture::MapPicture};
use crate::texts::use_texts;

/// A map of what is asked for, drawn anew when that or something on it changes.
#[component]
pub fn StillMap(
    /// The projects and the window that it shows.
    query: Signal<MapQuery>,
    /// The kind of page that the map is on.
    place: MapPlace,
) -> impl IntoView {
    let picture = MapPicture::new(query, place, use_texts().0);
    picture.follow();
    Effect::new(move |_| {
        if let Some(drawn) = picture.arrived.get() {
            picture.show(drawn.svg);
        }
    });
    view! {
        <div class="map-canvas" node_ref=picture.layer.frame>
            <div class="map-layer" node_ref=picture.layer.layer inner_html=move || picture.drawing.get()></div>
        </div>
    }
}
