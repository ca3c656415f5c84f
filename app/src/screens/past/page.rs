//! `/office/past`: notices and cards from before.

use battle_map::view::questions::Past;
use leptos::prelude::*;

use crate::{live::follow, screens::past::PastScreen};

/// The page at `/office/past`.
#[component]
pub fn PastPage() -> impl IntoView {
    let view = follow(|| Past {});
    view! {
        <Transition>
            <PastScreen view />
        </Transition>
    }
}
