//! `/my`: the desk of units and county offices.

use leptos::prelude::*;

use crate::{
    api::{cards::load_my_cards, desk::load_desk},
    components::desk::DeskScreen,
    live::follow,
};

/// The page.
#[component]
pub fn MyPage() -> impl IntoView {
    let view = follow(|| (), |()| load_desk());
    let cards = follow(|| (), |()| load_my_cards());
    view! {
        <Transition>
            <DeskScreen view cards />
        </Transition>
    }
}
