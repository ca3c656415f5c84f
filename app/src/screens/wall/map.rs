//! The wall's map with its legend.

use battle_map::view::map::LegendEntry;
use leptos::prelude::*;

use crate::{
    map::{MapPlace, StillMap},
    parts::{legend::TintLegend, sign::LegendItem},
    texts::use_texts,
};

/// The map and its legend.
#[component]
pub fn WallMap(
    /// How many entries have no location, as HTML.
    unplaced: Signal<String>,
) -> impl IntoView {
    let texts = use_texts();
    let marks = LegendEntry::MARKS.into_iter().chain([LegendEntry::Notice]);
    let marks = marks.map(|entry| view! { <LegendItem entry /> });
    view! {
        <section class="wall-map" aria-label=texts.get("map.title")>
            <StillMap place=MapPlace::Wall />
            <div class="legend">{marks.collect_view()} <span inner_html=move || unplaced.get()></span></div>
            <div class="wall-legend">
                <TintLegend />
                <p class="legend">{texts.get("regions.unit")}</p>
            </div>
        </section>
    }
}
