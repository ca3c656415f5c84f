//! Raising a problem of a project.

use battle_map::{
    command::Command,
    model::problem::{Level, ProblemCommand, ProblemFile, ProblemKind},
    value::{ProjectId, Text, UnitId},
    view::project_file::Named,
};
use leptos::prelude::*;

use crate::{
    api::problems::load_bureaus,
    deed::{DeedFault, use_deed},
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
    let bureaus = Resource::new(|| (), |()| load_bureaus());
    let [kind, level] = [ProblemKind::ALL[0].code(), Level::ALL[0].code()]
        .map(|code| RwSignal::new(code.to_owned()));
    let [text, since, deadline, solver] = [(); 4].map(|()| RwSignal::new(String::new()));
    Effect::new(move |_| {
        if deed.done() > 0 {
            text.set(String::new());
        }
    });
    let raise = move |_| {
        let (Ok(words), Ok(since)) =
            (Text::new(&text.get_untracked()), since.get_untracked().parse())
        else {
            deed.refuse("problems.text-or-since-missing");
            return;
        };
        let file = ProblemFile {
            kind: ProblemKind::from_code(&kind.get_untracked()).unwrap_or(ProblemKind::Other),
            text: words,
            since,
            solver: solver.get_untracked().parse::<UnitId>().ok(),
            level: Level::from_code(&level.get_untracked()).unwrap_or(Level::County),
            deadline: deadline.get_untracked().parse().ok(),
        };
        deed.give(Command::Problem(ProblemCommand::Raise { project, file }), Vec::new());
    };
    let kinds = ProblemKind::ALL
        .iter()
        .map(|kind| (kind.code().to_owned(), texts.get(&format!("problem-kind.{}", kind.code()))));
    let levels = Level::ALL.iter().map(|level| {
        (level.code().to_owned(), texts.get(&format!("problem-level.{}", level.code())))
    });
    let units = move || {
        bureaus
            .get()
            .and_then(Result::ok)
            .unwrap_or_default()
            .into_iter()
            .map(option)
            .collect_view()
    };
    view! {
        <details class="raise-problem">
            <summary class="button">{texts.get("problems.raise")}</summary>
            <div class="raise-fields">
                <Choose label="problems.filter.kind" value=kind choices=kinds.collect() />
                <Choose label="problems.filter.level" value=level choices=levels.collect() />
                <label><span>{texts.get("problems.solved-by")}</span>
                    <select on:change=move |e| solver.set(event_target_value(&e))>
                        <option value="">"—"</option>
                        <Suspense>{units}</Suspense>
                    </select>
                </label>
                <label><span>{texts.get("problems.since-day")}</span><input type="date" on:input=move |e| since.set(event_target_value(&e)) /></label>
                <label><span>{texts.get("problems.deadline-day")}</span><input type="date" on:input=move |e| deadline.set(event_target_value(&e)) /></label>
                <label class="wide"><span>{texts.get("problems.text")}</span>
                    <textarea rows="3" prop:value=move || text.get() on:input=move |e| text.set(event_target_value(&e))></textarea>
                </label>
            </div>
            <button class="primary" type="button" disabled=move || deed.is_busy() on:click=raise>{texts.get("problems.raise")}</button>
            <DeedFault deed />
        </details>
    }
}

fn option(unit: Named<UnitId>) -> impl IntoView {
    view! { <option value=unit.id.0>{unit.name}</option> }
}

#[component]
fn Choose(
    label: &'static str,
    value: RwSignal<String>,
    choices: Vec<(String, String)>,
) -> impl IntoView {
    let options =
        choices.into_iter().map(|(code, words)| view! { <option value=code>{words}</option> });
    view! {
        <label>
            <span>{use_texts().get(label)}</span>
            <select on:change=move |e| value.set(event_target_value(&e))>{options.collect_view()}</select>
        </label>
    }
}
