//! The map page as a whole. Map and filter are built once and stay; what stands beside them follows
//! the view.

use battle_map::view::{
    map_page::{MapPage, MapQuery},
    options::Options,
};
use leptos::prelude::*;

use super::{controls::Controls, lagging::Lagging, panel::Panel, sums::Sums};
use crate::{
    components::{
        fault::Fault,
        filter::{FilterBar, Filtered},
        frame::{Desk, Here},
        legend::TintLegend,
    },
    live::{Followed, latest},
    map::{MapCanvas, MapPlace},
    texts::use_texts,
};

/// The page, as far as its view is there.
#[component]
pub fn MapScreen(
    /// What it shows.
    query: Memo<MapQuery>,
    /// The view.
    view: Followed<MapPage>,
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
    let framing = RwSignal::new(false);
    view! {
        <Desk here=Here::Map frame class="map-page">
            <h1 class="quiet">{texts.get("map.title")}</h1>
            <div class="map-main">
                <Fault view />
                <FilterBar filtered options />
                <div class="map-stage">
                    <MapCanvas query place=MapPlace::Desk framing />
                    <Controls query page framing />
                    <Sums query page />
                </div>
                <TintLegend />
            </div>
            <aside class="map-aside" aria-label=texts.get("map.beside")>
                <Beside query page />
            </aside>
        </Desk>
    }
}

/// The opened project, or else those that lag.
#[component]
fn Beside(query: Memo<MapQuery>, page: Memo<Option<MapPage>>) -> impl IntoView {
    let file = Memo::new(move |_| page.with(|page| page.as_ref()?.selected.clone()));
    let lagging = Memo::new(move |_| {
        page.with(|page| {
            page.as_ref().map(|page| (page.lagging.clone(), page.lagging_count, page.scores))
        })
    });
    move || match (file.get(), lagging.get()) {
        (Some(file), _) => view! { <Panel query file=*file /> }.into_any(),
        (None, Some((lines, count, scores))) => {
            view! { <Lagging query lines count scores /> }.into_any()
        }
        (None, None) => ().into_any(),
    }
}

/// What a change of the filter keeps: the window and the opened project.
fn others(query: &MapQuery) -> Vec<(&'static str, String)> {
    let unfiltered =
        MapQuery { filter: battle_map::view::filter::Filter::default(), ..query.clone() };
    unfiltered.parameters()
}
