//! `/plan`: the plan board.

use battle_map::view::plan_board::PlanQuery;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::screen::PlanScreen;
use crate::{live::follow, texts::use_texts};

/// Why a paper could not be set, by the codes that the catalogues have.
const FAULTS: [&str; 5] = [
    "no-paper-font",
    "paper-failed",
    "paper-font-without-chinese",
    "paper-too-long",
    "unreadable-paper-font",
];

/// The page at `/plan`.
#[component]
pub fn PlanPage() -> impl IntoView {
    let parameters = use_query_map();
    let query = Memo::new(move |_| parameters.with(|all| PlanQuery::read(|key| all.get(key))));
    let fault = Signal::derive(move || {
        let code = parameters.with(|all| all.get("fault"));
        code.filter(|code| FAULTS.contains(&code.as_str()))
    });
    let view = follow(move || query.get());
    view! {
        <Title text=use_texts().get("plan.title") />
        <Transition>
            <PlanScreen query view fault />
        </Transition>
    }
}
