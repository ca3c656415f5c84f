//! The map page as a whole. Map and filter are built once and kept; the part beside them follows
//! the view.

use battle_map::view::{map_page::MapQuery, options::Options};
use leptos::prelude::*;

use super::{controls::Controls, pieces::MapPieces};
use crate::{
    live::{Followed, latest},
    map::{MapCanvas, MapPlace},
    parts::{
        fault::Fault,
        filter::{FilterBar, Filtered},
        frame::{Desk, NavPage},
        legend::TintLegend,
        poster::PosterLinks,
    },
    texts::use_texts,
};

/// The page, as far as its view is there.
#[component]
pub fn MapScreen(
    /// The filter, window and opened project in the address.
    query: Memo<MapQuery>,
    /// The map page's view, followed as it changes.
    view: Followed<MapPieces>,
) -> impl IntoView {
    let texts = use_texts();
    let page = latest(view);
    let frame = Signal::derive(move || page.with(|p| p.as_ref().map(|p| p.frame.clone())));
    let options = Memo::new(move |_| {
        page.with(|p| p.as_ref().map_or_else(Options::default, |p| p.options.clone()))
    });
    let filtered = Filtered {
        path: "/",
        filter: Signal::derive(move || query.with(|query| query.filter.clone())),
        others: Signal::derive(move || others(&query.get())),
    };
    let piece = move |of: fn(&MapPieces) -> &String| {
        Memo::new(move |_| page.with(|p| p.as_ref().map(|p| of(p).clone()).unwrap_or_default()))
    };
    let (sums, beside) = (piece(|page| &page.sums), piece(|page| &page.beside));
    let framing = RwSignal::new(false);
    view! {
        <Desk here=NavPage::Map frame class="map-page">
            <h1 class="quiet">{texts.get("map.title")}</h1>
            <div class="map-main">
                <Fault view />
                <FilterBar filtered options />
                <div class="map-stage">
                    <MapCanvas query place=MapPlace::Desk framing />
                    <Controls query page framing />
                    <p class="map-sums" role="status" inner_html=move || sums.get()></p>
                </div>
                <div class="map-below">
                    <TintLegend />
                    <PosterLinks />
                </div>
            </div>
            <aside
                class="map-aside"
                aria-label=texts.get("map.beside")
                inner_html=move || beside.get()
            ></aside>
        </Desk>
    }
}

/// What a change of the filter keeps: the window and the opened project.
fn others(query: &MapQuery) -> Vec<(&'static str, String)> {
    let unfiltered =
        MapQuery { filter: battle_map::view::filter::Filter::default(), ..query.clone() };
    unfiltered.parameters()
}
