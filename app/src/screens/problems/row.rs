//! One problem: what it is, since when, who solves it, what was done, and the next actions.

use battle_map::{
    command::ReadVersion,
    event::Subject,
    model::problem::{ProblemAction, ProblemState},
    value::{Text, UnitId},
    view::{problems::ProblemRow, project_file::Named},
};
use leptos::prelude::*;

use super::fields::{ProblemFields, file, of};
use crate::{
    erased::Show,
    execute::CommandJson,
    form::{Fold, Form, FormFault, LineField, Restored, Sends, Submit, Typed, WhileMay, use_form},
    format,
    lazy::lazily,
    texts::{Texts, use_texts},
};

/// The card of a problem; it is built once, and its facts follow the view.
#[component]
pub fn ProblemCard(
    /// The problem that is shown.
    row: Memo<ProblemRow>,
    /// Whether the card names the problem's project.
    named: bool,
) -> impl IntoView {
    let texts = use_texts();
    let id = row.with_untracked(|row| row.id.to_string());
    let late = move || row.with(|row| row.overdue.is_some());
    let solved = move || row.with(|row| row.state != ProblemState::Open);
    view! {
        <li class="problem" data-problem=id class:late=late class:solved=solved>
            {move || row.with(|row| said(texts, row, named))}
            <Revise row />
            <Work row />
        </li>
    }
}

/// What the problem is, who solves it, and what was done about it.
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
        let at = format::day(texts, step.at.day());
        let by = step.by.as_ref().map(ToString::to_string);
        view! { <li><span>{at}</span> {by.map(|by| view! { <span>{by}</span> " " })} {step.text.to_string()}</li> }
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
        Some(match row.days {
            ..=0 => texts.get("problems.since-today"),
            _ => texts.fill("problems.since", &[("day", &since), ("days", &days)]),
        }),
        row.solver.as_ref().map(|unit| texts.fill("problems.solver", &[("unit", &unit.name)])),
        Some(texts.get(&format!("problem-level.{}", row.level.code()))),
        row.deadline
            .map(|day| texts.fill("problems.deadline", &[("day", &format::day(texts, day))])),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The form that corrects the description of a problem.
#[component]
fn Revise(row: Memo<ProblemRow>) -> impl IntoView {
    let may = Memo::new(move |_| row.with(|row| row.may_revise));
    let id = row.with_untracked(|row| row.id);
    let form = move || use_form("problem-revise", id, row.with_untracked(of)).revising();
    let solver = StoredValue::new(row.with_untracked(|row| row.solver.clone()));
    view! {
        <WhileMay may form let:form>
            {
                Effect::new(move |_| form.renew(row.with(of)));
                view! {
                    <Fold form label="problems.revise" class="revise-problem">
                        {revision(row, form, may, solver)}
                    </Fold>
                }
            }
        </WhileMay>
    }
}

lazily! {
    /// The problem as it is described, to be changed.
    fn revision in forms (
        row: Memo<ProblemRow>,
        form: Form,
        may: Memo<bool>,
        solver: StoredValue<Option<Named<UnitId>>>,
    ) {
        let revise = move |()| {
            form.submit(vec![form.based(read(row))], |typed| {
                Some(CommandJson::of(read(row).subject, ProblemAction::Revise(file(typed)?)))
            });
        };
        view! {
            <Restored form />
            <ProblemFields form standing=solver.get_value() />
            <Sends form may>
                <Submit form label="problems.revise-now" send=revise />
            </Sends>
            <FormFault form />
        }
    }
}

type Make = fn(Text) -> ProblemAction;

/// The form that records progress, a solution, or why there is none: one text field and the buttons
/// that need it.
#[component]
fn Work(row: Memo<ProblemRow>) -> impl IntoView {
    let open = Memo::new(move |_| row.with(|row| row.state == ProblemState::Open));
    let works = Memo::new(move |_| open.get() && row.with(|row| row.may_work));
    let closes = Memo::new(move |_| row.with(|row| row.may_close));
    let may = Memo::new(move |_| works.get() || closes.get());
    let id = row.with_untracked(|row| row.id);
    let form = move || use_form("problem-work", id, Typed::default());
    view! {
        <WhileMay may form let:form>
            {
                let give = move |make: Make| {
                    let read = read(row);
                    form.submit(vec![read], |typed| {
                        Some(CommandJson::of(read.subject, make(typed.text("words")?)))
                    });
                };
                let step = move |()| give(|text| ProblemAction::AddStep { text });
                let close = move |()| give(|text| ProblemAction::Close { text });
                let reopen = move |()| give(|reason| ProblemAction::Reopen { reason });
                view! {
                    <Restored form />
                    <div class="decide">
                        <LineField form name="words" label="problems.words" />
                        <Sends form may>
                            <Show when=move || works.get()><Submit form label="problems.step" send=step /></Show>
                            <Show when=move || open.get() && closes.get()><Submit form label="problems.close" send=close /></Show>
                            <Show when=move || !open.get() && closes.get()><Submit form label="problems.reopen" send=reopen /></Show>
                        </Sends>
                    </div>
                    <FormFault form />
                }
            }
        </WhileMay>
    }
}

/// The problem and its version, as the page shows them now.
fn read(row: Memo<ProblemRow>) -> ReadVersion {
    row.with_untracked(|row| {
        let subject = Subject::Problem(row.project, row.id);
        ReadVersion { subject, version: row.version }
    })
}
