//! The wall's map with its legend.

use battle_map::view::{map::LegendEntry, map_page::MapQuery};
use leptos::prelude::*;

use super::screen::Part;
use crate::{
    components::{legend::TintLegend, sign::LegendItem},
    map::{MapCanvas, MapPlace},
    texts::use_texts,
};

/// Map and legend.
#[component]
pub fn WallMap(
    /// Entries without a place.
    unplaced: Part<u32>,
) -> impl IntoView {
    let texts = use_texts();
    let query = Signal::stored(MapQuery::default());
    let marks = LegendEntry::MARKS.into_iter().chain([LegendEntry::Notice]);
    let marks = marks.map(|entry| view! { <LegendItem entry /> });
    let unplaced = move || {
        unplaced.get().map(|count| texts.fill("map.unplaced", &[("count", &count.to_string())]))
    };
    view! {
        <section class="wall-map" aria-label=texts.get("map.title")>
            <MapCanvas query place=MapPlace::Wall />
            <div class="legend">{marks.collect_view()} <span>{unplaced}</span></div>
            <div class="wall-legend">
                <TintLegend />
                <p class="legend">{texts.get("regions.unit")}</p>
            </div>
        </section>
    }
}
