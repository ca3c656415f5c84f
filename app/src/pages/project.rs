//! `/projects/:id`: one project with its whole story.

use battle_map::{
    value::ProjectId,
    view::{history::HistoryLine, project_file::ProjectFile},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use crate::{
    api::{
        ApiError,
        project::{load_history, load_project},
    },
    components::{
        fault::Fault,
        frame::{Desk, Here},
        project_facts::ProjectFacts,
        project_findings::ProjectFindings,
        project_head::ProjectHead,
        project_history::ProjectHistory,
        project_milestones::ProjectMilestones,
        project_missing::ProjectMissing,
        project_money::ProjectMoney,
        project_papers::{ProjectLists, ProjectPlans},
        project_words::ProjectWords,
    },
    live::{Followed, follow, latest},
    texts::use_texts,
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
    view! {
        <Transition>
            <Page view history />
        </Transition>
    }
}

/// The page as far as the view is there.
#[component]
fn Page(view: Followed<ProjectFile>, history: Followed<Vec<HistoryLine>>) -> impl IntoView {
    let texts = use_texts();
    let file = latest(view);
    let lines = latest(history);
    let frame = Signal::derive(move || file.with(|f| f.as_ref().map(|f| f.frame.clone())));
    let title = move || {
        let name = file.with(|f| f.as_ref().map(|f| f.name.clone()));
        name.unwrap_or_else(|| texts.get("project.title"))
    };
    view! {
        <Title text=title />
        <Desk here=Here::Ledger frame class="project-page">
            {move || {
                if missing(view) {
                    view! { <ProjectMissing /> }.into_any()
                } else {
                    view! { <Fault view /> }.into_any()
                }
            }}
            {move || file.get().map(|file| view! { <File file lines /> })}
        </Desk>
    }
}

fn missing(view: Followed<ProjectFile>) -> bool {
    view.with(|view| matches!(view, Some(Err(ApiError::NotFound))))
}

/// The file: what is judged and planned on the left, what is known on the right, the story below.
#[component]
fn File(file: ProjectFile, lines: Memo<Option<Vec<HistoryLine>>>) -> impl IntoView {
    let now = file.frame.now;
    view! {
        <ProjectHead file=file.clone() />
        <div class="project-columns">
            <div class="project-story">
                <ProjectFindings file=file.clone() />
                <ProjectMoney file=file.clone() />
                <ProjectMilestones milestones=file.milestones.clone() />
                <ProjectWords file=file.clone() />
                <ProjectHistory lines now />
            </div>
            <aside class="project-known">
                <ProjectFacts file=file.clone() />
                <ProjectLists lists=file.lists />
                <ProjectPlans plans=file.plans />
            </aside>
        </div>
    }
}
