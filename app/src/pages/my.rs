//! `/my`: the desk of units and county offices.

use leptos::prelude::*;

use crate::{api::desk::load_desk, components::desk::DeskScreen, live::follow};

/// The page.
#[component]
pub fn MyPage() -> impl IntoView {
    let view = follow(|| (), |()| load_desk());
    view! {
        <Transition>
            <DeskScreen view />
        </Transition>
    }
}
