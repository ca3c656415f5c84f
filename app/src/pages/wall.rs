//! `/wall`: the wall. It stands for weeks without anybody touching it.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    api::wall::load_wall,
    components::{fault::Fault, wall::WallScreen},
    live::follow,
    texts::use_texts,
};

/// A browser without JavaScript asks for the page again; hydration leaves what is inside alone.
const REFRESH: &str = "<meta http-equiv=\"refresh\" content=\"30\">";

/// The page.
#[component]
pub fn WallPage() -> impl IntoView {
    let view = follow(|| (), |()| load_wall());
    view! {
        <Title text=use_texts().get("wall.title") />
        <noscript inner_html=REFRESH></noscript>
        <Transition>
            <WallScreen view />
            <Fault view />
        </Transition>
    }
}
