//! `/admin`: accounts, displays, and what is loaded.

use battle_map::view::questions::Admin;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{
    ask::{StoreStatus, Tokens, ask},
    live::follow,
    screens::admin::{AdminScreen, audit::asked},
};

/// The page at `/admin`.
#[component]
pub fn AdminPage() -> impl IntoView {
    let view = follow(|| Admin {});
    let tokens = Resource::new(|| (), |()| ask(Tokens));
    let parameters = use_query_map();
    let asked = Memo::new(move |_| parameters.with(|all| asked(|key| all.get(key))));
    let audit = Resource::new(move || asked.get(), ask);
    let store = follow(|| StoreStatus);
    view! {
        <Transition>
            <AdminScreen view tokens store asked audit />
        </Transition>
    }
}
