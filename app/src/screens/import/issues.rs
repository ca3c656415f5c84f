//! Issues that need a look, by row and cell; and projects that no row names.

use battle_map::{
    model::ledger::{Issue, IssueCode},
    value::ProjectId,
    view::project_file::Named,
};
use leptos::prelude::*;

use super::words;
use crate::texts::use_texts;

/// Issues of one severity; those that ask a question are shown elsewhere.
#[component]
pub fn Issues(
    /// The key of the heading, which counts them.
    heading: &'static str,
    /// The CSS class, by severity.
    class: &'static str,
    /// The issues of that severity.
    issues: Vec<Issue>,
) -> impl IntoView {
    let texts = use_texts();
    let told = issues.into_iter().filter(|issue| issue.code != IssueCode::ProbableRename);
    let lines: Vec<_> = told
        .map(|issue| {
            let kept = issue.code == IssueCode::RecognisedFactKept;
            view! {
                <li class:kept=kept>
                    <span>{words::place(texts, &issue)}</span>
                    <b>{words::issue(texts, &issue)}</b>
                </li>
            }
        })
        .collect();
    let count = lines.len();
    (count > 0).then(|| {
        view! {
            <section class="import-part">
                <h2>{texts.fill(heading, &[("count", &count.to_string())])}</h2>
                <ul class=format!("import-issues {class}")>{lines}</ul>
            </section>
        }
    })
}

/// Projects that no row names, folded away: nothing happens to them.
#[component]
pub fn Absent(
    /// The projects that the ledger does not name.
    projects: Vec<Named<ProjectId>>,
) -> impl IntoView {
    let texts = use_texts();
    let count = projects.len();
    let lines = projects.into_iter().map(|project| {
        let address = format!("/projects/{}", project.id);
        view! { <li><a href=address target="_blank">{project.name}</a></li> }
    });
    let lines: Vec<_> = lines.collect();
    (count > 0).then(|| {
        view! {
            <details class="import-part">
                <summary>{texts.fill("import.absent", &[("count", &count.to_string())])}</summary>
                <ul class="import-absent">{lines}</ul>
            </details>
        }
    })
}
