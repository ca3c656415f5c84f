//! The wall as a whole. It is built once; only pieces that changed are replaced, so that nothing
//! flickers and memory does not grow.

use battle_map::view::scene::SceneAsked;
use leptos::prelude::*;

use super::{alert::Alert, clock::WallClock, map::WallMap, shown::WallDisplay, tour::TourBar};
use crate::erased::Show;

/// Everything on the wall.
#[component]
pub fn WallScreen(
    /// The scene that it begins with.
    begins_with: SceneAsked,
) -> impl IntoView {
    let shown = WallDisplay::begin(begins_with);
    let (title, days) = (shown.piece(|all| &all.title), shown.piece(|all| &all.days));
    let (side, news) = (shown.piece(|all| &all.side), shown.piece(|all| &all.news));
    let (stage, legend) = (shown.piece(|all| &all.stage), shown.piece(|all| &all.legend));
    let (play, scene) = (shown.play(), shown.scene());
    view! {
        <main class="wall" class:light=move || play.with(|play| play.light)>
            <header class="wall-head">
                <h1 inner_html=move || title.get()></h1>
                <p class="wall-days" inner_html=move || days.get()></p>
                <WallClock period=shown.piece(|all| &all.period) />
            </header>
            <Show
                when=move || scene.get().map().is_some()
                fallback=move || view! { <section class="wall-stage" inner_html=move || stage.get()></section> }
            >
                <WallMap scene legend />
                <aside class="wall-side" inner_html=move || side.get()></aside>
            </Show>
            <Alert pieces=shown.pieces.into() />
            <footer class="wall-news" inner_html=move || news.get()></footer>
            <TourBar display=shown play />
        </main>
    }
}
