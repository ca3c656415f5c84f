//! The wall as a whole. It is built once; only pieces that changed are replaced, so that nothing
//! flickers and memory does not grow.

use leptos::prelude::*;

use super::{alert::Alert, clock::WallClock, map::WallMap, shown::WallDisplay};

/// Everything on the wall.
#[component]
pub fn WallScreen() -> impl IntoView {
    let shown = WallDisplay::begin();
    let (title, days) = (shown.piece(|all| &all.title), shown.piece(|all| &all.days));
    let (side, news) = (shown.piece(|all| &all.side), shown.piece(|all| &all.news));
    view! {
        <main class="wall">
            <header class="wall-head">
                <h1 inner_html=move || title.get()></h1>
                <p class="wall-days" inner_html=move || days.get()></p>
                <WallClock period=shown.piece(|all| &all.period) />
            </header>
            <WallMap legend=shown.piece(|all| &all.legend) />
            <aside class="wall-side" inner_html=move || side.get()></aside>
            <Alert pieces=shown.pieces.into() />
            <footer class="wall-news" inner_html=move || news.get()></footer>
        </main>
    }
}
