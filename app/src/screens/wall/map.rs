//! The wall's map with its legend.

use battle_map::view::scene::Scene;
use leptos::prelude::*;

use crate::{
    map::{MapPlace, StillMap},
    parts::legend::TintLegend,
    texts::use_texts,
};

/// The map and its legend.
#[component]
pub fn WallMap(
    /// The scene whose projects the map shows.
    scene: Memo<Scene>,
    /// The key of the marks with its counts, as HTML.
    legend: Signal<String>,
) -> impl IntoView {
    let texts = use_texts();
    let query = Memo::new(move |_| scene.get().map().unwrap_or_default());
    view! {
        <section class="wall-map" aria-label=texts.get("map.title")>
            <StillMap query=query.into() place=MapPlace::Wall />
            <div class="wall-key" inner_html=move || legend.get()></div>
            <TintLegend />
        </section>
    }
}
