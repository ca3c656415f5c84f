//! Raising a problem of a project.

use battle_map::{event::Subject, model::problem::ProblemAction, value::ProjectId};
use leptos::prelude::*;

use super::fields::{ProblemFields, empty, file};
use crate::{
    execute::Order,
    form::{Fold, FormFault, Restored, Submit, use_form},
};

/// The form that raises a problem, folded away.
#[component]
pub fn RaiseProblem(
    /// The project that has the problem.
    project: ProjectId,
) -> impl IntoView {
    let form = use_form("problem-raise", project, empty());
    let raise = move |()| {
        form.submit(Vec::new(), |typed| {
            Some(Order::of(Subject::Project(project), ProblemAction::Raise(file(typed)?)))
        });
    };
    view! {
        <Fold form label="problems.raise" class="raise-problem" summary="button">
            <Restored form />
            <ProblemFields form />
            <Submit form label="problems.raise" send=raise primary=true />
            <FormFault form />
        </Fold>
    }
}
