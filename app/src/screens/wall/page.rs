//! `/wall`: the wall. It stands for weeks without anybody touching it.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::{screens::wall::WallScreen, texts::use_texts};

/// A browser without JavaScript asks for the page again; hydration leaves what is inside alone.
const REFRESH: &str = "<meta http-equiv=\"refresh\" content=\"30\">";

/// The page.
#[component]
pub fn WallPage() -> impl IntoView {
    view! {
        <Title text=use_texts().get("wall.title") />
        <noscript inner_html=REFRESH></noscript>
        <WallScreen />
    }
}
