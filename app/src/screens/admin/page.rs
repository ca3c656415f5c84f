//! `/admin`: accounts, displays, and what is loaded.

use battle_map::view::questions::Admin;
use leptos::prelude::*;

use crate::{
    ask::{Tokens, ask},
    live::follow,
    screens::admin::AdminScreen,
};

/// The page at `/admin`.
#[component]
pub fn AdminPage() -> impl IntoView {
    let view = follow(|| Admin {});
    let tokens = Resource::new(|| (), |()| ask(Tokens));
    view! {
        <Transition>
            <AdminScreen view tokens />
        </Transition>
    }
}
