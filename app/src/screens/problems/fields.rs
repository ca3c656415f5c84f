//! The fields of a problem, used where one is raised and where one is revised.

use battle_map::{
    model::problem::{CoordinationLevel, ProblemFile, ProblemKind},
    value::UnitId,
    view::questions::Bureaus,
    view::{problems::ProblemRow, project_file::Named},
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    ask::ask,
    form::{AreaField, ChoiceField, Choices, DayField, Form, Reading, Typed, coded},
    texts::use_texts,
};

/// The form values of a new problem.
pub fn empty() -> Typed {
    let (kind, level) = (ProblemKind::ALL[0], CoordinationLevel::ALL[0]);
    Typed::default().with("kind", kind.code()).with("level", level.code())
}

/// The form values of a problem as it stands.
pub fn of(row: &ProblemRow) -> Typed {
    let solver = row.solver.as_ref().map(|unit| unit.id.to_string());
    let deadline = row.deadline.map(|day| day.to_string());
    Typed::default()
        .with("kind", row.kind.code())
        .with("level", row.level.code())
        .with("solver", solver.unwrap_or_default())
        .with("since", row.since)
        .with("deadline", deadline.unwrap_or_default())
        .with("text", &row.text)
        .based_on(row.version)
}

/// The problem that the fields describe; `None` where one cannot be read.
pub fn file(typed: &mut Reading<'_>) -> Option<ProblemFile> {
    let (text, since) = (typed.text("text"), typed.day("since"));
    let (solver, deadline) = (typed.optional_value("solver"), typed.optional_day("deadline"));
    Some(ProblemFile {
        kind: ProblemKind::from_code(typed.raw("kind")).unwrap_or(ProblemKind::Other),
        level: CoordinationLevel::from_code(typed.raw("level"))
            .unwrap_or(CoordinationLevel::County),
        text: text?,
        since: since?,
        solver: solver?,
        deadline: deadline?,
    })
}

/// The fields, each with its fault.
#[component]
pub fn ProblemFields(
    /// The form that the fields belong to.
    form: Form,
    /// The solver named so far, who stays selectable even if no bureau any more.
    #[prop(optional_no_strip)]
    standing: Option<Named<UnitId>>,
) -> impl IntoView {
    let texts = use_texts();
    let kinds = coded(texts, "problem-kind", ProblemKind::ALL.iter().map(|kind| kind.code()));
    let levels =
        coded(texts, "problem-level", CoordinationLevel::ALL.iter().map(|level| level.code()));
    view! {
        <div class="raise-fields">
            <ChoiceField form name="kind" label="problems.filter.kind" choices=Signal::stored(kinds) />
            <ChoiceField form name="level" label="problems.filter.level" choices=Signal::stored(levels) />
            <ChoiceField
                form
                name="solver"
                label="problems.solved-by"
                choices=bureaus(standing)
                optional=true
                codes=&["unknown-unit"]
            />
            <DayField form name="since" label="problems.since-day" />
            <DayField form name="deadline" label="problems.deadline-day" />
            <AreaField form name="text" label="problems.text" />
        </div>
    }
}

/// The bureaus that solve problems, and the solver named so far.
fn bureaus(standing: Option<Named<UnitId>>) -> Signal<Choices> {
    let choice = |unit: &Named<UnitId>| (unit.id.to_string(), unit.name.clone());
    let first: Choices = standing.iter().map(choice).collect();
    let known = RwSignal::new(Vec::new());
    Effect::new(move |_| {
        spawn_local(async move {
            if let Ok(units) = ask(Bureaus {}).await {
                // The form may be gone by now.
                known.try_set(units);
            }
        });
    });
    Signal::derive(move || {
        let bureaus: Choices = known.with(|units| units.iter().map(choice).collect());
        let named = first.iter().filter(|named| !bureaus.contains(named)).cloned();
        named.chain(bureaus.clone()).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_says_at_once_all_that_is_missing_and_what_is_no_day() {
        let typed = empty().with("deadline", "?");
        let mut reading = Reading::of(&typed);
        assert!(file(&mut reading).is_none());
        let fields: Vec<_> = reading.wrong().into_iter().map(|wrong| wrong.field).collect();
        assert_eq!(fields, ["text", "since", "deadline"]);
        let typed = empty().with("since", "2026-11-01").with("text", "电源未接通");
        let file = file(&mut Reading::of(&typed)).unwrap();
        assert_eq!((file.solver, file.deadline), (None, None));
        assert_eq!(file.kind, ProblemKind::ALL[0]);
    }
}
