//! `/office`: the headquarters' desk.

use leptos::prelude::*;

use crate::{api::office::load_office, components::office::OfficeScreen, live::follow};

/// The page.
#[component]
pub fn OfficePage() -> impl IntoView {
    let view = follow(|| (), |()| load_office());
    view! {
        <Transition>
            <OfficeScreen view />
        </Transition>
    }
}
