//! `/projects/:id`: one project with its whole story.

use battle_map::value::ProjectId;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    api::{
        cards::load_project_cards,
        evidence::load_project_evidence,
        notices::load_project_notices,
        problems::load_project_problems,
        project::{load_history, load_project},
    },
    components::project::ProjectScreen,
    live::follow,
};

/// The page.
#[component]
pub fn ProjectPage() -> impl IntoView {
    let parameters = use_params_map();
    // What is no number is no project either.
    let id = Memo::new(move |_| {
        let id = parameters.with(|all| all.get("id").and_then(|id| id.parse().ok()));
        id.unwrap_or(ProjectId(0))
    });
    let view = follow(move || id.get(), load_project);
    let history = follow(move || id.get(), load_history);
    let problems = follow(move || id.get(), load_project_problems);
    let notices = follow(move || id.get(), load_project_notices);
    let evidence = follow(move || id.get(), load_project_evidence);
    let cards = follow(move || id.get(), load_project_cards);
    view! {
        <Transition>
            <ProjectScreen view history problems notices evidence cards />
        </Transition>
    }
}
