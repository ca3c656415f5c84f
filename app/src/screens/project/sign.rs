//! A project's mark as on the map, for use beside words that say the same.

use battle_map::{
    model::{rule::Lamp, stage::StageGroup},
    view::map::{MarkStyle, sign_svg},
};
use leptos::prelude::*;

/// The mark of a stage and a lamp; it has no accessible name, because words stand beside it.
#[component]
pub fn ProjectSign(
    /// The stage, which gives the mark's shape.
    stage: StageGroup,
    /// The lamp, which gives the mark's ring.
    lamp: Lamp,
    /// Whether the lag was explained, so that the ring is hatched.
    #[prop(default = false)]
    explained: bool,
) -> impl IntoView {
    let look = MarkStyle { explained, ..MarkStyle::of(stage, lamp) };
    view! { <span class="sign-box" inner_html=sign_svg(look)></span> }
}
