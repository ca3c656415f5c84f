//! `/office`: the headquarters' desk.

use battle_map::view::questions::Office;
use leptos::prelude::*;

use crate::{live::follow, screens::office::OfficeScreen};

/// The page at `/office`.
#[component]
pub fn OfficePage() -> impl IntoView {
    let view = follow(|| Office {});
    view! {
        <Transition>
            <OfficeScreen view />
        </Transition>
    }
}
