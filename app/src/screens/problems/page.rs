//! `/problems`: the list of problems that hold projects up.

use battle_map::view::problems::ProblemQuery;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{live::follow, screens::problems::ProblemsScreen};

/// The page at `/problems`.
#[component]
pub fn ProblemsPage() -> impl IntoView {
    let parameters = use_query_map();
    let query = Memo::new(move |_| parameters.with(|all| ProblemQuery::read(|key| all.get(key))));
    let view = follow(move || query.get());
    view! {
        <Transition>
            <ProblemsScreen query view />
        </Transition>
    }
}
