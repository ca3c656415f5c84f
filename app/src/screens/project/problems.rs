//! The problems that hold the project up, and the form that raises another one.

use battle_map::{
    model::actor::Role,
    value::ProjectId,
    view::{paged::Paged, problems::ProblemRow},
};
use leptos::prelude::*;

use crate::{
    erased::Show,
    live::Lines,
    me::use_me,
    parts::pages::ListPages,
    screens::problems::{ProblemCard, RaiseProblem},
    texts::use_texts,
};

/// The problems of a project; hidden from readers where there is none.
#[component]
pub fn ProjectProblems(
    /// The project that has the problems.
    project: ProjectId,
    /// The project's problems, open ones first.
    problems: Memo<Option<Paged<ProblemRow>>>,
) -> impl IntoView {
    let texts = use_texts();
    let shown = Memo::new(move |_| problems.get().unwrap_or_default());
    let rows = Memo::new(move |_| shown.with(|shown| shown.lines.clone()));
    let place = move || shown.with(|shown| (shown.page, shown.last()));
    // Whether this project is theirs the server decides; strangers to it are refused in words.
    let raises = !matches!(use_me().role(), Role::Viewer | Role::Display | Role::Leader);
    let something = move || raises || !rows.with(Vec::is_empty);
    view! {
        <Show when=something>
            <section class="project-problems" id="problems">
                <h2>{texts.get("problems.title")}</h2>
                <ul class="problem-list">
                    <Lines lines=rows key=|row| row.id let:row>
                        <ProblemCard named=row.with_untracked(|row| row.project != project) row />
                    </Lines>
                </ul>
                <ListPages path=format!("/projects/{project}") list="problems" place=Signal::derive(place) />
                {raises.then(|| view! { <RaiseProblem project /> })}
            </section>
        </Show>
    }
}
