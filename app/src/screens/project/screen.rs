//! A project's file as a whole.

use battle_map::{
    value::ProjectId,
    view::{
        bottom_lines::BottomLinesView, cards::CardRow, evidence::ProjectEvidence,
        history::HistoryLine, notices::NoticeLine, paged::Paged, problems::ProblemRow,
        project_file::ProjectFile,
    },
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    bottom_lines::ProjectBottomLinesSection,
    cards::ProjectCards,
    claims::ProjectClaims,
    condition::ProjectCondition,
    evidence::ProjectEvidenceSection,
    facts::ProjectFacts,
    findings::ProjectFindings,
    head::ProjectHead,
    history::ProjectHistory,
    merged::ProjectMerged,
    milestones::ProjectMilestones,
    missing::ProjectMissing,
    money::ProjectMoney,
    papers::{ProjectLists, ProjectPlans},
    photograph::ProjectPhotograph,
    problems::ProjectProblems,
    words::ProjectWords,
};
use crate::{
    ask::AskError,
    erased::Each,
    live::{Followed, latest, part},
    parts::{
        fault::Fault,
        frame::{Desk, NavPage},
    },
    screens::notices::ProjectNotices,
    texts::use_texts,
};

/// The page, as far as its views are there.
#[component]
pub fn ProjectScreen(
    /// The project's file, followed as it changes.
    view: Followed<ProjectFile>,
    /// The project's history, newest first.
    history: Followed<Vec<HistoryLine>>,
    /// The project's problems, open and closed.
    problems: Followed<Paged<ProblemRow>>,
    /// The penalty notices about the project.
    notices: Followed<Paged<NoticeLine>>,
    /// The project's evidence; `None` for readers who may not see it.
    evidence: Followed<Option<ProjectEvidence>>,
    /// The cards about the project.
    cards: Followed<Paged<CardRow>>,
    /// The project's bottom-line flags.
    flags: Followed<BottomLinesView>,
) -> impl IntoView {
    let texts = use_texts();
    let file = latest(view);
    let lines = latest(history);
    let problems = latest(problems);
    let notices = latest(notices);
    let evidence = latest(evidence);
    let cards = latest(cards);
    let flags = latest(flags);
    let frame = Signal::derive(move || file.with(|f| f.as_ref().map(|f| f.frame.clone())));
    // The page of a project is built once; what is typed in it stays while the city moves on.
    let id = Memo::new(move |_| file.with(|file| file.as_ref().map(|file| file.id)));
    let title = move || {
        let name = file.with(|f| f.as_ref().map(|f| f.name.clone()));
        name.unwrap_or_else(|| texts.get("project.title"))
    };
    view! {
        <Title text=title />
        <Desk here=NavPage::Ledger frame class="project-page">
            {move || {
                if missing(view) {
                    view! { <ProjectMissing /> }.into_any()
                } else {
                    view! { <Fault view /> }.into_any()
                }
            }}
            <Each each=move || id.get() key=|id| *id let:id>
                <File id file lines problems notices evidence cards flags />
            </Each>
        </Desk>
    }
}

fn missing(view: Followed<ProjectFile>) -> bool {
    view.answers().error() == Some(AskError::NotFound)
}

/// The file: findings and plans on the left, facts on the right, the history below.
#[component]
fn File(
    id: ProjectId,
    file: Memo<Option<ProjectFile>>,
    lines: Memo<Option<Vec<HistoryLine>>>,
    problems: Memo<Option<Paged<ProblemRow>>>,
    notices: Memo<Option<Paged<NoticeLine>>>,
    evidence: Memo<Option<Option<ProjectEvidence>>>,
    cards: Memo<Option<Paged<CardRow>>>,
    flags: Memo<Option<BottomLinesView>>,
) -> impl IntoView {
    let now =
        Memo::new(move |_| file.with(|f| f.as_ref().map(|f| f.frame.now)).unwrap_or_default());
    let milestones = part(file, |file| file.milestones.clone());
    let head = move || file.get().map(|file| view! { <ProjectHead file /> });
    let findings = move || file.get().map(|file| view! { <ProjectFindings file /> });
    let planned = move || {
        let file = file.get()?;
        Some(view! {
            <ProjectMoney file=file.clone() />
            <ProjectMilestones milestones=file.milestones.clone() construction=file.construction />
            <ProjectWords file />
        })
    };
    let known = move || {
        let file = file.get()?;
        Some(view! {
            <ProjectPhotograph file=file.clone() />
            <ProjectFacts file=file.clone() />
            <ProjectLists lists=file.lists />
            <ProjectPlans plans=file.plans />
        })
    };
    view! {
        {head}
        <div class="project-columns">
            <div class="project-story">
                <ProjectMerged file />
                <ProjectCondition project=id file />
                <ProjectBottomLinesSection project=id flags />
                {findings}
                <ProjectNotices project=id notices />
                <ProjectCards project=id cards />
                {planned}
                <ProjectClaims project=id milestones evidence />
                <ProjectEvidenceSection project=id milestones evidence />
                <ProjectProblems project=id problems />
                <ProjectHistory lines now />
            </div>
            <aside class="project-known">{known}</aside>
        </div>
    }
}
