//! `/review`: the reports that wait for their county's office.

use battle_map::view::review::ReviewQuery;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::screen::ReviewScreen;
use crate::live::follow;

/// The page at `/review`.
#[component]
pub fn ReviewPage() -> impl IntoView {
    let parameters = use_query_map();
    let query = Memo::new(move |_| parameters.with(|all| ReviewQuery::read(|key| all.get(key))));
    let view = follow(move || query.get());
    view! {
        <Transition>
            <ReviewScreen query view />
        </Transition>
    }
}
