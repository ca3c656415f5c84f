//! `/admin`: accounts, displays, and what is loaded.

use leptos::prelude::*;

use crate::{
    api::admin::{load_admin, load_tokens},
    components::admin::AdminScreen,
    live::follow,
};

/// The page.
#[component]
pub fn AdminPage() -> impl IntoView {
    let view = follow(|| (), |()| load_admin());
    let tokens = Resource::new(|| (), |()| load_tokens());
    view! {
        <Transition>
            <AdminScreen view tokens />
        </Transition>
    }
}
