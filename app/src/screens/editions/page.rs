//! `/editions`: the archive.

use battle_map::view::editions::Editions;
use leptos::prelude::*;

use crate::{live::follow, screens::editions::EditionsScreen};

/// The page at `/editions`.
#[component]
pub fn EditionsPage() -> impl IntoView {
    let view = follow(|| Editions {});
    view! {
        <Transition>
            <EditionsScreen view />
        </Transition>
    }
}
