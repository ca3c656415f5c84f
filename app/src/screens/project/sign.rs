//! A project's mark as on the map, beside the words that say the same.

use battle_map::{
    model::{rule::Lamp, stage::StageGroup},
    view::map::sign_svg,
};
use leptos::prelude::*;

/// The mark of a stage and a lamp; without a name of its own, because words stand beside it.
#[component]
pub fn ProjectSign(
    /// Its shape.
    stage: StageGroup,
    /// Its colour.
    lamp: Lamp,
) -> impl IntoView {
    view! { <span class="sign-box" inner_html=sign_svg(stage, lamp)></span> }
}
