//! `/editions/:id`: one edition.

use battle_map::{value::EditionId, view::editions::OneEdition};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{ask::EditionAnchor, live::follow, screens::editions::EditionScreen};

/// The page at `/editions/:id`.
#[component]
pub fn EditionPage() -> impl IntoView {
    let parameters = use_params_map();
    // What is no number is no edition either.
    let id = Memo::new(move |_| {
        let id = parameters.with(|all| all.get("id").and_then(|id| id.parse().ok()));
        id.unwrap_or(EditionId(0))
    });
    let view = follow(move || OneEdition { id: id.get(), whole: false });
    let anchor = follow(move || EditionAnchor { id: id.get() });
    view! {
        <Transition>
            <EditionScreen view anchor />
        </Transition>
    }
}
