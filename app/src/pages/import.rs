//! `/office/import`: a ledger comes in over the web.

use leptos::prelude::*;

use crate::{api::office::load_import, components::import::ImportScreen, live::follow};

/// The page.
#[component]
pub fn ImportPage() -> impl IntoView {
    let view = follow(|| (), |()| load_import());
    view! {
        <Transition>
            <ImportScreen view />
        </Transition>
    }
}
