//! `/office/import`: a ledger comes in over the web.

use battle_map::view::questions::Import;
use leptos::prelude::*;

use crate::{live::follow, screens::import::ImportScreen};

/// The page.
#[component]
pub fn ImportPage() -> impl IntoView {
    let view = follow(|| Import {});
    view! {
        <Transition>
            <ImportScreen view />
        </Transition>
    }
}
