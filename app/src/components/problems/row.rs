//! One problem: what, since when, whose job, what was done; and what can be done next.

use battle_map::{
    command::{Command, Read},
    event::Subject,
    model::problem::{ProblemCommand, ProblemState},
    value::Text,
    view::problems::ProblemRow,
};
use leptos::prelude::*;

use super::fields::{FAULTS, Fields, ProblemFields};
use crate::{
    deed::{Deed, DeedFault, OtherFault, use_deed},
    format,
    texts::{Texts, use_texts},
};

/// The card of a problem.
#[component]
pub fn ProblemCard(
    /// Which.
    row: ProblemRow,
    /// Whether it names its project.
    named: bool,
) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let project = named.then(|| {
        view! {
            <a href=format!("/projects/{}", row.project)>{row.name.clone()}</a>
            <span>{row.region.clone()}</span>
        }
    });
    let overdue =
        row.overdue.map(|days| texts.fill("desk.overdue", &[("days", &days.to_string())]));
    let closed = match &row.state {
        ProblemState::Open => None,
        ProblemState::Closed { text, .. } => {
            Some(texts.fill("problems.closed-by", &[("text", text.as_str())]))
        }
    };
    let (late, solved) = (row.overdue.is_some(), closed.is_some());
    let facts = facts(texts, &row);
    let steps = row.steps.iter().map(|step| {
        let (at, by) = (format::day(texts, step.at.day()), step.by.to_string());
        view! { <li><span>{at}</span> <span>{by}</span> {step.text.to_string()}</li> }
    });
    let steps = steps.collect_view();
    view! {
        <li class="problem" class:late=late class:solved=solved>
            <header>
                <span class="badge">{texts.get(&format!("problem-kind.{}", row.kind.code()))}</span>
                {project}
                {overdue.map(|words| view! { <em>{words}</em> })}
            </header>
            <p class="problem-text">{row.text.to_string()}</p>
            <p class="hint">{facts}</p>
            <ol class="problem-steps">{steps}</ol>
            {closed.map(|words| view! { <p class="decided">{words}</p> })}
            {row.may_revise.then(|| view! { <Revise row=row.clone() /> })}
            <Work row deed />
            <DeedFault deed />
        </li>
    }
}

fn facts(texts: Texts, row: &ProblemRow) -> String {
    let days = row.days.to_string();
    let since = format::day(texts, row.since);
    let parts = [
        Some(texts.fill("problems.since", &[("day", &since), ("days", &days)])),
        row.solver.as_ref().map(|unit| texts.fill("problems.solver", &[("unit", &unit.name)])),
        Some(texts.get(&format!("problem-level.{}", row.level.code()))),
        row.deadline
            .map(|day| texts.fill("problems.deadline", &[("day", &format::day(texts, day))])),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What is said of it, to be said better; made when it is unfolded, since most never are.
#[component]
fn Revise(row: ProblemRow) -> impl IntoView {
    let texts = use_texts();
    let unfolded = RwSignal::new(false);
    let row = StoredValue::new(row);
    view! {
        <details class="revise-problem" on:toggle=move |_| unfolded.set(true)>
            <summary>{texts.get("problems.revise")}</summary>
            <Show when=move || unfolded.get()>
                <ReviseForm row=row.get_value() />
            </Show>
        </details>
    }
}

#[component]
fn ReviseForm(row: ProblemRow) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let fields = Fields::of(&row);
    let problem = row.id;
    let read = Read { subject: Subject::Problem(row.project, problem), version: row.version };
    let revise = move |_| match fields.file() {
        Ok(file) => {
            deed.give(Command::Problem(ProblemCommand::Revise { problem, file }), vec![read]);
        }
        Err(key) => deed.refuse(key),
    };
    view! {
        <ProblemFields fields deed />
        <button class="button" type="button" disabled=move || deed.is_busy() on:click=revise>
            {texts.get("problems.revise-now")}
        </button>
        <OtherFault deed codes=&FAULTS />
    }
}

/// A step, the closure, or the reopening: one field, the buttons that are allowed.
#[component]
fn Work(row: ProblemRow, deed: Deed) -> impl IntoView {
    let texts = use_texts();
    let (problem, open) = (row.id, row.state == ProblemState::Open);
    let read = Read { subject: Subject::Problem(row.project, problem), version: row.version };
    let words = RwSignal::new(String::new());
    let give = move |make: fn(battle_map::value::ProblemId, Text) -> ProblemCommand| match Text::new(
        &words.get_untracked(),
    ) {
        Ok(text) => deed.give(Command::Problem(make(problem, text)), vec![read]),
        Err(_) => deed.refuse("problems.words-missing"),
    };
    let button =
        move |key: &'static str, make: fn(battle_map::value::ProblemId, Text) -> ProblemCommand| {
            view! {
                <button class="button" type="button" disabled=move || deed.is_busy() on:click=move |_| give(make)>
                    {texts.get(key)}
                </button>
            }
        };
    let (works, closes) = (open && row.may_work, row.may_close);
    (works || closes).then(|| view! {
        <div class="decide">
            <input
                aria-label=texts.get("problems.words")
                placeholder=texts.get("problems.words")
                on:input=move |e| words.set(event_target_value(&e))
            />
            {works.then(|| button("problems.step", |problem, text| ProblemCommand::AddStep { problem, text }))}
            {(open && closes).then(|| button("problems.close", |problem, text| ProblemCommand::Close { problem, text }))}
            {(!open && closes).then(|| button("problems.reopen", |problem, reason| ProblemCommand::Reopen { problem, reason }))}
        </div>
    })
}
