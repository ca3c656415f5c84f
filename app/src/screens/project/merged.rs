//! 合并: which projects were merged into this one, that one of them was opened, and the form that
//! separates two again.

use battle_map::{
    event::Subject,
    model::project::ProjectAction,
    value::ProjectId,
    view::project_file::{MergedLine, ProjectFile},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    execute::CommandJson,
    form::{AreaField, Fold, Form, FormFault, Restored, Submit, Typed, use_form},
    format,
    lazy::lazily,
    live::{Lines, part},
    me::use_me,
    texts::use_texts,
};

/// A line for each project that was merged into this one.
#[component]
pub fn ProjectMerged(
    /// The project's file, followed as it changes.
    file: Memo<Option<ProjectFile>>,
) -> impl IntoView {
    let lines = Signal::from(part(file, |file| file.merged.clone()));
    view! {
        <ul class="project-merged">
            <Lines lines key=|line| line.id let:line><Line line /></Lines>
        </ul>
    }
}

#[component]
fn Line(line: Memo<MergedLine>) -> impl IntoView {
    let texts = use_texts();
    let keeps = use_me().actor.is_some_and(|actor| actor.is_office());
    let parameters = use_params_map();
    let words = move || {
        let line = line.get();
        let (number, day) = (line.id.to_string(), format::day(texts, line.at.day()));
        let asked = parameters.with(|all| all.get("id").is_some_and(|id| id == number));
        let key = if asked { "merge.opened" } else { "merge.line" };
        texts.fill(key, &[("number", &number), ("name", &line.name), ("day", &day)])
    };
    let id = line.with_untracked(|line| line.id);
    let separable = move || keeps && line.with(|line| line.is_separable);
    view! {
        <li>
            <p class="project-condition" role="status">{words}</p>
            {move || separable().then(|| view! { <Separate id /> })}
        </li>
    }
}

#[component]
fn Separate(id: ProjectId) -> impl IntoView {
    let form = use_form("project-separate", id, Typed::default());
    view! {
        <Fold form label="merge.separate" class="confirm">{separation(id, form)}</Fold>
    }
}

lazily! {
    /// How it is known that the two are two, and the button that separates them.
    fn separation in forms (id: ProjectId, form: Form) {
        let send = move |()| {
            form.submit(Vec::new(), |typed| {
                let reason = typed.text("reason")?;
                Some(CommandJson::of(Subject::Project(id), ProjectAction::Separate { reason }))
            });
        };
        view! {
            <Restored form />
            <AreaField form name="reason" label="merge.reason" rows=2 />
            <FormFault form />
            <Submit form label="merge.separate" send />
        }
    }
}
