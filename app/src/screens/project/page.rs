//! `/projects/:id`: one project with its whole history.

use battle_map::{
    value::ProjectId,
    view::bottom_lines::ProjectBottomLines,
    view::paged::number,
    view::questions::{Evidence, History, Project, ProjectCards, ProjectNotices, ProjectProblems},
};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

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
    let asked = use_query_map();
    let page = move |list: &'static str| {
        Memo::new(move |_| number(&asked.with(|all| all.get(list)).unwrap_or_default()))
    };
    let (of_problems, of_notices, of_cards) = (page("problems"), page("notices"), page("cards"));
    let problems = follow(move || ProjectProblems { id: id.get(), page: of_problems.get() });
    let notices = follow(move || ProjectNotices { id: id.get(), page: of_notices.get() });
    let evidence = follow(move || Evidence { id: id.get() });
    let flags = follow(move || ProjectBottomLines { id: id.get() });
    let cards = follow(move || ProjectCards { id: id.get(), page: of_cards.get() });
    view! {
        <Transition>
            <ProjectScreen view history problems notices evidence cards flags />
        </Transition>
    }
}
