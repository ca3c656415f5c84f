//! `/notices/new?project=`: a new penalty notice. A card or a meeting adds `facts`, `basis` and
//! `evidence` (identifiers joined by commas), with which the form is filled in.

use battle_map::value::ProjectId;
use battle_map::view::questions::NewNotice;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{live::follow, screens::notices::Given, screens::notices::NoticeNewScreen};

/// The page at `/notices/new`.
#[component]
pub fn NoticeNewPage() -> impl IntoView {
    let parameters = use_query_map();
    let project = Memo::new(move |_| {
        let id = parameters.with(|all| all.get("project").and_then(|id| id.parse().ok()));
        id.unwrap_or(ProjectId(0))
    });
    let given = parameters.with_untracked(|all| Given::read(|key| all.get(key)));
    let view = follow(move || NewNotice { id: project.get() });
    view! {
        <Transition>
            <NoticeNewScreen view given />
        </Transition>
    }
}
