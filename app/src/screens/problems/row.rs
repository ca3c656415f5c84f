//! One problem: what, since when, whose job, what was done; and what can be done next.

use battle_map::{
    command::Read,
    event::Subject,
    model::problem::{ProblemAction, ProblemState},
    value::Text,
    view::problems::ProblemRow,
};
use leptos::prelude::*;

use super::fields::{FAULTS, Fields, ProblemFields};
use crate::{
    deed::{Deed, DeedFault, OtherFault, use_deed},
    execute::Order,
    format,
    live::Anew,
    texts::{Texts, use_texts},
};

/// The card of a problem: built once, what is known of it follows the view.
#[component]
pub fn ProblemCard(
    /// Which.
    row: Memo<ProblemRow>,
    /// Whether it names its project.
    named: bool,
) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let id = row.with_untracked(|row| row.id.to_string());
    let late = move || row.with(|row| row.overdue.is_some());
    let solved = move || row.with(|row| row.state != ProblemState::Open);
    let revises = Memo::new(move |_| row.with(|row| row.may_revise));
    view! {
        <li class="problem" data-problem=id class:late=late class:solved=solved>
            {move || row.with(|row| said(texts, row, named))}
            <Show when=move || revises.get()><Revise row /></Show>
            <Anew deed><Work row deed /></Anew>
            <DeedFault deed />
        </li>
    }
}

/// What it is, whose job, and what was done about it.
fn said(texts: Texts, row: &ProblemRow, named: bool) -> impl IntoView + use<> {
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
    let steps = row.steps.iter().map(|step| {
        let (at, by) = (format::day(texts, step.at.day()), step.by.to_string());
        view! { <li><span>{at}</span> <span>{by}</span> {step.text.to_string()}</li> }
    });
    view! {
        <header>
            <span class="badge">{texts.get(&format!("problem-kind.{}", row.kind.code()))}</span>
            {project}
            {overdue.map(|words| view! { <em>{words}</em> })}
        </header>
        <p class="problem-text">{row.text.to_string()}</p>
        <p class="hint">{facts(texts, row)}</p>
        <ol class="problem-steps">{steps.collect_view()}</ol>
        {closed.map(|words| view! { <p class="decided">{words}</p> })}
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

/// What is said of it, to be said better.
#[component]
fn Revise(row: Memo<ProblemRow>) -> impl IntoView {
    let deed = use_deed();
    view! { <Anew deed><FoldedForm row deed /></Anew> }
}

/// The form, made when it is unfolded, since most never are.
#[component]
fn FoldedForm(row: Memo<ProblemRow>, deed: Deed) -> impl IntoView {
    let texts = use_texts();
    let unfolded = RwSignal::new(false);
    view! {
        <details class="revise-problem" on:toggle=move |_| unfolded.set(true)>
            <summary>{texts.get("problems.revise")}</summary>
            <Show when=move || unfolded.get()>
                <ReviseForm row deed />
            </Show>
        </details>
    }
}

#[component]
fn ReviseForm(row: Memo<ProblemRow>, deed: Deed) -> impl IntoView {
    let texts = use_texts();
    let fields = row.with_untracked(Fields::of);
    let subject = row.with_untracked(|row| Subject::Problem(row.project, row.id));
    // The form says all of it anew: it is based on what stood there when it was unfolded. Whoever
    // was told that others have changed it may insist.
    let base = RwSignal::new(row.with_untracked(|row| row.version));
    Effect::new(move |_| {
        if deed.fault_among(&["stale"]).is_some() {
            base.set(row.with(|row| row.version));
        }
    });
    let revise = move |_| match fields.file() {
        Ok(file) => {
            let read = Read { subject, version: base.get_untracked() };
            deed.give(Order::of(subject, ProblemAction::Revise(file)), vec![read]);
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

/// An action that one field of words makes.
type Make = fn(Text) -> ProblemAction;

/// A step, the closure, or the reopening: one field, the buttons that are allowed.
#[component]
fn Work(row: Memo<ProblemRow>, deed: Deed) -> impl IntoView {
    let texts = use_texts();
    let words = RwSignal::new(String::new());
    let button = move |key: &'static str, make: Make| {
        let give = move |_| match Text::new(&words.get_untracked()) {
            Ok(text) => {
                let read = read(row);
                deed.give(Order::of(read.subject, make(text)), vec![read]);
            }
            Err(_) => deed.refuse("problems.words-missing"),
        };
        view! {
            <button class="button" type="button" disabled=move || deed.is_busy() on:click=give>{texts.get(key)}</button>
        }
    };
    let open = Memo::new(move |_| row.with(|row| row.state == ProblemState::Open));
    let works = Memo::new(move |_| open.get() && row.with(|row| row.may_work));
    let closes = Memo::new(move |_| row.with(|row| row.may_close));
    view! {
        <Show when=move || works.get() || closes.get()>
            <div class="decide">
                <input
                    aria-label=texts.get("problems.words")
                    placeholder=texts.get("problems.words")
                    on:input=move |e| words.set(event_target_value(&e))
                />
                {move || works.get().then(|| button("problems.step", |text| ProblemAction::AddStep { text }))}
                {move || (open.get() && closes.get()).then(|| button("problems.close", |text| ProblemAction::Close { text }))}
                {move || (!open.get() && closes.get()).then(|| button("problems.reopen", |reason| ProblemAction::Reopen { reason }))}
            </div>
        </Show>
    }
}

/// The problem and its version, as the page shows them now.
fn read(row: Memo<ProblemRow>) -> Read {
    row.with_untracked(|row| {
        let subject = Subject::Problem(row.project, row.id);
        Read { subject, version: row.version }
    })
}
