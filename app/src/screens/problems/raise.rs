//! Raising a problem of a project.

use battle_map::{event::Subject, model::problem::ProblemAction, value::ProjectId};
use leptos::prelude::*;

use super::fields::{FAULTS, Fields, ProblemFields};
use crate::{
    deed::{OtherFault, use_deed},
    execute::Order,
    texts::use_texts,
};

/// The form, folded away.
#[component]
pub fn RaiseProblem(
    /// Of which project.
    project: ProjectId,
) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let fields = Fields::empty();
    Effect::new(move |_| {
        if deed.done() > 0 {
            fields.clear();
        }
    });
    let raise = move |_| match fields.file() {
        Ok(file) => {
            let raise = Order::of(Subject::Project(project), ProblemAction::Raise(file));
            deed.give(raise, Vec::new());
        }
        Err(key) => deed.refuse(key),
    };
    view! {
        <details class="raise-problem">
            <summary class="button">{texts.get("problems.raise")}</summary>
            <ProblemFields fields deed />
            <button class="primary" type="button" disabled=move || deed.is_busy() on:click=raise>{texts.get("problems.raise")}</button>
            <OtherFault deed codes=&FAULTS />
        </details>
    }
}
