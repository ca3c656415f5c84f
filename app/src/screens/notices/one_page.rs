//! `/notices/:id`: one penalty notice, or the draft of one.

use battle_map::value::NoticeId;
use battle_map::view::questions::Notice;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{live::follow, screens::notices::NoticeScreen};

/// The page at `/notices/:id`.
#[component]
pub fn NoticePage() -> impl IntoView {
    let parameters = use_params_map();
    // What is no number is no notice either.
    let id = Memo::new(move |_| {
        let id = parameters.with(|all| all.get("id").and_then(|id| id.parse().ok()));
        id.unwrap_or(NoticeId(0))
    });
    let view = follow(move || Notice { id: id.get() });
    view! {
        <Transition>
            <NoticeScreen view />
        </Transition>
    }
}
