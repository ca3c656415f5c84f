//! `/notices`: the register of penalty notices.

use battle_map::view::notices::NoticeQuery;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{live::follow, screens::notices::NoticesScreen};

/// The page at `/notices`.
#[component]
pub fn NoticesPage() -> impl IntoView {
    let parameters = use_query_map();
    let query = Memo::new(move |_| parameters.with(|all| NoticeQuery::read(|key| all.get(key))));
    let view = follow(move || query.get());
    view! {
        <Transition>
            <NoticesScreen query view />
        </Transition>
    }
}
