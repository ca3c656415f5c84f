//! Raising a problem of a project.

use battle_map::{
    event::Subject, model::problem::ProblemAction, value::ProjectId,
    view::problems::ReportedProblem,
};
use leptos::prelude::*;

use super::fields::{ProblemFields, empty, file};
use crate::{
    execute::CommandJson,
    form::{Fold, Form, FormFault, Restored, Submit, use_form},
    lazy::lazily,
};

/// The form that raises a problem, folded away.
#[component]
pub fn RaiseProblem(
    /// The project that has the problem.
    project: ProjectId,
) -> impl IntoView {
    view! { <RaiseForm form=use_form("problem-raise", project, empty()) project /> }
}

/// The same form, filled in with what a report names.
#[component]
pub fn RaiseReported(
    /// What the report names.
    line: Memo<ReportedProblem>,
) -> impl IntoView {
    let (project, key, typed) = line.with_untracked(|line| {
        let typed = empty().with("since", line.since).with("text", &line.text);
        (line.project, format!("{}/{}", line.project, line.month), typed)
    });
    view! { <RaiseForm form=use_form("problem-raise-reported", key, typed) project /> }
}

#[component]
fn RaiseForm(form: Form, project: ProjectId) -> impl IntoView {
    view! {
        <Fold form label="problems.raise" class="raise-problem" summary="button">
            {fields(form, project)}
        </Fold>
    }
}

lazily! {
    /// What the problem is, and the button that raises it.
    fn fields in forms (form: Form, project: ProjectId) {
        let raise = move |()| {
            form.submit(Vec::new(), |typed| {
                Some(CommandJson::of(Subject::Project(project), ProblemAction::Raise(file(typed)?)))
            });
        };
        view! {
            <Restored form />
            <ProblemFields form />
            <Submit form label="problems.raise" send=raise primary=true />
            <FormFault form />
        }
    }
}
