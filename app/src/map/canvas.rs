//! The map's element in a page. Its marks, shapes, regions and clusters are links; a plain click on
//! one is followed without reloading the page. Moving the map is done in [`super::gestures`].

use std::time::Duration;

use battle_map::view::{filter::Filter, map_page::MapQuery};
use leptos::{ev::MouseEvent, prelude::*, wasm_bindgen::JsCast, web_sys::Element};
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::{
    MapPlace,
    gestures::{GestureOutcome, Gestures},
    links::map_href,
    picture::MapPicture,
};
use crate::texts::use_texts;

/// How long a click on land waits for a second one, which makes it a double click.
const DOUBLE_CLICK: Duration = Duration::from_millis(220);

/// The map for a query that may change.
#[component]
pub fn MapCanvas(
    /// The filter, window and opened project that are shown.
    #[prop(into)]
    query: Signal<MapQuery>,
    /// The kind of page that the map is on.
    place: MapPlace,
    /// Whether the next drag draws a rectangle; reset after it has.
    #[prop(optional)]
    framing: RwSignal<bool>,
) -> impl IntoView {
    let texts = use_texts();
    let picture = MapPicture::new(query, place, texts.0);
    picture.follow();
    let gestures = Gestures::new(picture, framing, following(query));
    let navigate = use_navigate();
    let on_click = move |event: MouseEvent| {
        // A key that follows a link has no clicks to count, whatever the mouse did before.
        if event.detail() > 0 && gestures.was_dragging() {
            return event.prevent_default();
        }
        let Some((href, waits)) = followed_link(&event) else { return };
        event.prevent_default();
        let navigate = navigate.clone();
        let follow = move || {
            navigate(&href, NavigateOptions { scroll: false, ..NavigateOptions::default() });
        };
        if waits { gestures.unless_doubled(DOUBLE_CLICK, follow) } else { follow() }
    };
    let desk = place == MapPlace::Desk;
    view! {
        <div
            class="map-canvas"
            class:framing=framing
            node_ref=picture.layer.frame
            tabindex=desk.then_some("0")
            role=desk.then_some("group")
            aria-label=desk.then(|| texts.get("map.keys"))
            on:click=on_click
            on:pointerdown=move |event| gestures.press(&event)
            on:pointermove=move |event| gestures.moved(&event)
            on:pointerup=move |event| gestures.release(&event)
            on:pointercancel=move |event| gestures.release(&event)
            on:wheel=move |event| gestures.wheel(&event)
            on:dblclick=move |event| gestures.double(&event)
            on:keydown=move |event| gestures.key(&event)
            on:dragstart=move |event| event.prevent_default()
        >
            <div class="map-layer" node_ref=picture.layer.layer inner_html=move || picture.drawing.get()></div>
            {move || gestures.frame_drawn().map(|style| view! { <div class="map-box" style=style></div> })}
        </div>
    }
}

/// How a gesture changes the address: another window, the default window, or a filter by area.
fn following(query: Signal<MapQuery>) -> Callback<GestureOutcome> {
    let navigate = use_navigate();
    Callback::new(move |done: GestureOutcome| {
        let now = query.get_untracked();
        let (query, replace) = match done {
            GestureOutcome::Looked(viewport) => {
                (MapQuery { at: viewport.to_string(), ..now }, true)
            }
            GestureOutcome::Home => (MapQuery { at: String::new(), ..now }, false),
            GestureOutcome::Framed(bounds) => {
                let filter = Filter { within: Some(bounds), ..now.filter.clone() };
                (MapQuery { filter, ..now }, false)
            }
        };
        let options = NavigateOptions { scroll: false, replace, ..NavigateOptions::default() };
        navigate(&map_href(&query), options);
    })
}

/// The link under a plain click, and whether it may become a double click: the router only handles
/// links of HTML, not those of SVG.
fn followed_link(event: &MouseEvent) -> Option<(String, bool)> {
    if event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() {
        return None;
    }
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let link = target.closest("a[href]").ok()??;
    let land = ["region", "shape"].iter().any(|class| link.class_list().contains(class));
    let waits = event.detail() > 0 && land;
    Some((link.get_attribute("href")?, waits))
}
