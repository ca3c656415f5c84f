//! `/office/merge`: probable doubles, and with `?stays=7&retires=12` what merging the two would join.

use battle_map::view::merging::Merging;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::screen::MergeScreen;
use crate::live::follow;

/// The page at `/office/merge`.
#[component]
pub fn MergePage() -> impl IntoView {
    let parameters = use_query_map();
    let query = Memo::new(move |_| {
        let id = |key| parameters.with(|all| all.get(key).and_then(|id| id.trim().parse().ok()));
        Merging { stays: id("stays"), retires: id("retires") }
    });
    let view = follow(move || query.get());
    view! {
        <Transition>
            <MergeScreen view />
        </Transition>
    }
}
