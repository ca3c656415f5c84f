//! The map's controls: back to the whole city, zoom in, zoom out, show all, draw a rectangle.

use battle_map::view::map_page::MapQuery;
use leptos::prelude::*;

use super::pieces::MapPieces;
use crate::{map::links::map_href, texts::use_texts};

/// The path of regions and the zoom buttons.
#[component]
pub fn Controls(
    /// What the map shows.
    query: Memo<MapQuery>,
    /// The map page's view; `None` until it has arrived.
    page: Memo<Option<MapPieces>>,
    /// Whether the next drag draws a rectangle.
    framing: RwSignal<bool>,
) -> impl IntoView {
    let zoom = Memo::new(move |_| page.with(|page| page.as_ref().map(|p| p.zoom.clone())));
    let at = move |at: String| map_href(&MapQuery { at, ..query.get() });
    let nearer = move || at(zoom.get().unwrap_or_default().0);
    let farther = move || at(zoom.get().unwrap_or_default().1);
    let home = move || at(String::new());
    let texts = use_texts();
    view! {
        <Path query page />
        <nav class="zoom" aria-label=texts.get("map.zoom")>
            <a href=nearer data-noscroll="" aria-label=texts.get("map.nearer") title=texts.get("map.nearer")>
                <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 12h14M12 5v14" /></svg>
            </a>
            <a href=farther data-noscroll="" aria-label=texts.get("map.farther") title=texts.get("map.farther")>
                <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 12h14" /></svg>
            </a>
            <a href=home data-noscroll="" aria-label=texts.get("map.home") title=texts.get("map.home")>
                <svg viewBox="0 0 24 24" aria-hidden="true">
                    <path d="M4 11.5 12 5l8 6.5M6.5 10v9h11v-9" />
                </svg>
            </a>
            <FrameButton framing />
        </nav>
    }
}

/// The button that makes the next drag draw a rectangle, for touch screens without a Shift key.
#[component]
fn FrameButton(framing: RwSignal<bool>) -> impl IntoView {
    let texts = use_texts();
    view! {
        <button
            type="button"
            aria-pressed=move || if framing.get() { "true" } else { "false" }
            aria-label=texts.get("map.frame")
            title=texts.get("map.frame")
            on:click=move |_| framing.update(|on| *on = !*on)
        >
            <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d="M4 8V4h4M11 4h2M16 4h4v4M20 11v2M20 16v4h-4M13 20h-2M8 20H4v-4M4 13v-2" />
            </svg>
        </button>
    }
}

/// The path to the region that is shown, such as `全市 › 邻水县`.
#[component]
fn Path(query: Memo<MapQuery>, page: Memo<Option<MapPieces>>) -> impl IntoView {
    let texts = use_texts();
    let region = Memo::new(move |_| {
        let id = query.with(|query| query.filter.region)?;
        page.with(|page| {
            let regions = &page.as_ref()?.options.regions;
            regions.iter().find(|choice| choice.value == id).map(|choice| choice.name.clone())
        })
    });
    move || {
        region.get().map(|name| {
            let whole = move || map_href(&query.get().in_region(None));
            view! {
                <nav class="map-path" aria-label=texts.get("map.path")>
                    <a href=whole data-noscroll="">{texts.get("map.whole")}</a>
                    <span aria-current="page">{name}</span>
                </nav>
            }
        })
    }
}
