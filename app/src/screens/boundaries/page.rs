//! `/office/boundaries`: outlines of regions and context layers.

use battle_map::view::questions::Boundaries;
use leptos::prelude::*;

use crate::{live::follow, screens::boundaries::BoundariesScreen};

/// The page at `/office/boundaries`.
#[component]
pub fn BoundariesPage() -> impl IntoView {
    let view = follow(|| Boundaries {});
    view! {
        <Transition>
            <BoundariesScreen view />
        </Transition>
    }
}
