//! `/office/import`: the import of a ledger on the web.

use battle_map::view::questions::Import;
use leptos::prelude::*;

use crate::{live::follow, screens::import::ImportScreen};

/// The page at `/office/import`.
#[component]
pub fn ImportPage() -> impl IntoView {
    let view = follow(|| Import {});
    view! {
        <Transition>
            <ImportScreen view />
        </Transition>
    }
}
