//! `/wall`: the wall display. It runs for weeks without anybody touching it.

use battle_map::view::scene::SceneAsked;
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{screens::wall::WallScreen, texts::use_texts};

/// The tag by which browsers without JavaScript reload the page; hydration ignores `noscript`.
pub(super) const REFRESH: &str = "<meta http-equiv=\"refresh\" content=\"30\">";

/// The page at `/wall`.
#[component]
pub fn WallPage() -> impl IntoView {
    view! {
        <Title text=use_texts().get("wall.title") />
        <noscript inner_html=REFRESH></noscript>
        <WallScreen begins_with=SceneAsked::First />
    }
}
