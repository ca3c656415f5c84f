//! `/notices/:id/print`: a notice as it is printed.

use battle_map::value::NoticeId;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use crate::{ask::Print, live::follow, screens::notices::print::PrintScreen};

/// The page at `/notices/:id/print`.
#[component]
pub fn NoticePrintPage() -> impl IntoView {
    let parameters = use_params_map();
    // What is no number is no notice either.
    let id = Memo::new(move |_| {
        let id = parameters.with(|all| all.get("id").and_then(|id| id.parse().ok()));
        id.unwrap_or(NoticeId(0))
    });
    let fault = use_query_map().with_untracked(|all| all.get("fault"));
    let view = follow(move || Print { id: id.get() });
    view! {
        <Transition>
            <PrintScreen id view fault=fault.clone() />
        </Transition>
    }
}
