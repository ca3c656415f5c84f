//! `/admin`: accounts, displays, and what is loaded.

use battle_map::view::{admin::AdminQuery, displays::Displays};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{
    ask::{StoreStatus, Tokens, ask},
    live::follow,
    screens::admin::{AdminScreen, audit::asked, listing::TOKENS},
};

/// The page at `/admin`.
#[component]
pub fn AdminPage() -> impl IntoView {
    let parameters = use_query_map();
    let query = Memo::new(move |_| parameters.with(|all| AdminQuery::read(|key| all.get(key))));
    let view = follow(move || query.get());
    let wanted = Memo::new(move |_| parameters.with(|all| TOKENS.asked(|key| all.get(key))));
    let tokens = Resource::new(move || Tokens(wanted.get()), ask);
    let asked = Memo::new(move |_| parameters.with(|all| asked(|key| all.get(key))));
    let audit = Resource::new(move || asked.get(), ask);
    let store = follow(|| StoreStatus);
    let displays = follow(|| Displays {});
    view! {
        <Transition>
            <AdminScreen query view wanted tokens displays store asked audit />
        </Transition>
    }
}
