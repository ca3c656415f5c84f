//! The wall's map with its legend.

use leptos::prelude::*;

use crate::{
    map::{MapPlace, StillMap},
    parts::legend::TintLegend,
    texts::use_texts,
};

/// The map and its legend.
#[component]
pub fn WallMap(
    /// The key of the marks with its counts, as HTML.
    legend: Signal<String>,
) -> impl IntoView {
    let texts = use_texts();
    view! {
        <section class="wall-map" aria-label=texts.get("map.title")>
            <StillMap place=MapPlace::Wall />
            <div class="wall-key" inner_html=move || legend.get()></div>
            <TintLegend />
        </section>
    }
}
