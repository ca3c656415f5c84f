//! `/projects/:id`: one project with its whole history.

use battle_map::{
    value::ProjectId,
    view::bottom_lines::ProjectBottomLines,
    view::questions::{Evidence, History, Project, ProjectCards, ProjectNotices, ProjectProblems},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{live::follow, screens::project::ProjectScreen};

/// The page at `/projects/:id`.
#[component]
pub fn ProjectPage() -> impl IntoView {
    let parameters = use_params_map();
    // What is no number is no project either.
    let id = Memo::new(move |_| {
        let id = parameters.with(|all| all.get("id").and_then(|id| id.parse().ok()));
        id.unwrap_or(ProjectId(0))
    });
    let view = follow(move || Project { id: id.get() });
    let history = follow(move || History { id: id.get() });
    let problems = follow(move || ProjectProblems { id: id.get() });
    let notices = follow(move || ProjectNotices { id: id.get() });
    let evidence = follow(move || Evidence { id: id.get() });
    let flags = follow(move || ProjectBottomLines { id: id.get() });
    let cards = follow(move || ProjectCards { id: id.get() });
    view! {
        <Transition>
            <ProjectScreen view history problems notices evidence cards flags />
        </Transition>
    }
}
