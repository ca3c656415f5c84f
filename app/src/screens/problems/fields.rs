//! What is said of a problem, field by field: where it is raised and where it is revised.

use battle_map::{
    model::problem::{Level, ProblemFile, ProblemKind},
    value::{Day, Text, UnitId},
    view::questions::Bureaus,
    view::{problems::ProblemRow, project_file::Named},
};
use leptos::{html, prelude::*};

use crate::{
    ask::ask,
    deed::{Deed, FieldFault},
    texts::{Texts, use_texts},
};

const TEXT_MISSING: &str = "problems.text-missing";
const SINCE_MISSING: &str = "problems.since-missing";
const SINCE_UNREADABLE: &str = "problems.since-unreadable";
const UNKNOWN_UNIT: &str = "unknown-unit";
const DEADLINE_UNREADABLE: &str = "problems.deadline-unreadable";

/// The refusals that a field says; the others are the form's.
pub const FAULTS: [&str; 5] =
    [TEXT_MISSING, SINCE_MISSING, SINCE_UNREADABLE, DEADLINE_UNREADABLE, UNKNOWN_UNIT];

/// What is typed.
#[derive(Clone, Copy)]
pub struct Fields {
    kind: RwSignal<String>,
    level: RwSignal<String>,
    /// The unit's number; empty where nobody is named.
    solver: RwSignal<String>,
    /// Whoever is named so far, a bureau that may be chosen or not.
    standing: StoredValue<Option<Named<UnitId>>>,
    text: RwSignal<String>,
    since: DayField,
    deadline: DayField,
    bureaus: Resource<Vec<Named<UnitId>>>,
}

/// A day as it is typed; what is no day the browser keeps to itself, so its field is asked.
#[derive(Clone, Copy)]
struct DayField {
    typed: RwSignal<String>,
    input: NodeRef<html::Input>,
}

impl DayField {
    fn new(day: Option<Day>) -> Self {
        let typed = day.map(|day| day.to_string()).unwrap_or_default();
        Self { typed: RwSignal::new(typed), input: NodeRef::new() }
    }

    /// The day; none for an empty field, an error for something that is no day.
    fn day(self) -> Result<Option<Day>, ()> {
        let whole = self.input.get_untracked().is_none_or(|input| input.check_validity());
        let typed = self.typed.get_untracked();
        if !whole {
            Err(())
        } else if typed.is_empty() {
            Ok(None)
        } else {
            typed.parse().map(Some).map_err(|_| ())
        }
    }
}

impl Fields {
    /// Nothing is said yet.
    pub fn empty() -> Self {
        Self::new(ProblemKind::ALL[0], Level::ALL[0], None, "", [None; 2])
    }

    /// What is said of a problem so far.
    pub fn of(row: &ProblemRow) -> Self {
        let days = [Some(row.since), row.deadline];
        Self::new(row.kind, row.level, row.solver.clone(), row.text.as_str(), days)
    }

    fn new(
        kind: ProblemKind,
        level: Level,
        solver: Option<Named<UnitId>>,
        text: &str,
        [since, deadline]: [Option<Day>; 2],
    ) -> Self {
        let typed = |words: &str| RwSignal::new(words.to_owned());
        let loaded = || async { ask(Bureaus {}).await.unwrap_or_default() };
        let number = solver.as_ref().map(|unit| unit.id.to_string()).unwrap_or_default();
        Self {
            kind: typed(kind.code()),
            level: typed(level.code()),
            solver: typed(&number),
            standing: StoredValue::new(solver),
            text: typed(text),
            since: DayField::new(since),
            deadline: DayField::new(deadline),
            bureaus: Resource::new(|| (), move |()| loaded()),
        }
    }

    /// Empties the words: another problem may be raised.
    pub fn clear(self) {
        self.text.set(String::new());
    }

    /// What is said, or what is wrong with it.
    ///
    /// # Errors
    /// One of [`FAULTS`].
    pub fn file(self) -> Result<ProblemFile, &'static str> {
        let text = Text::new(&self.text.get_untracked()).map_err(|_| TEXT_MISSING)?;
        let since = self.since.day().map_err(|()| SINCE_UNREADABLE)?;
        Ok(ProblemFile {
            kind: ProblemKind::from_code(&self.kind.get_untracked()).unwrap_or(ProblemKind::Other),
            text,
            since: since.ok_or(SINCE_MISSING)?,
            solver: self.solver.get_untracked().parse().ok(),
            level: Level::from_code(&self.level.get_untracked()).unwrap_or(Level::County),
            deadline: self.deadline.day().map_err(|()| DEADLINE_UNREADABLE)?,
        })
    }
}

/// The fields, each with what is wrong with it.
#[component]
pub fn ProblemFields(
    /// What is typed.
    fields: Fields,
    /// The deed whose refusals they show.
    deed: Deed,
) -> impl IntoView {
    let texts = use_texts();
    let text = fields.text;
    view! {
        <div class="raise-fields">
            <Choose label="problems.filter.kind" value=fields.kind choices=kinds(texts) />
            <Choose label="problems.filter.level" value=fields.level choices=levels(texts) />
            <Solver fields deed />
            <DayInput label="problems.since-day" day=fields.since deed codes=&[SINCE_MISSING, SINCE_UNREADABLE] />
            <DayInput label="problems.deadline-day" day=fields.deadline deed codes=&[DEADLINE_UNREADABLE] />
            <div class="wide">
                <label>
                    <span>{texts.get("problems.text")}</span>
                    <textarea
                        rows="3"
                        aria-invalid=move || deed.fault_among(&[TEXT_MISSING]).is_some().to_string()
                        prop:value=move || text.get()
                        on:input=move |e| text.set(event_target_value(&e))
                    ></textarea>
                </label>
                <FieldFault deed codes=&[TEXT_MISSING] />
            </div>
        </div>
    }
}

fn kinds(texts: Texts) -> Vec<(String, String)> {
    let words = |kind: &ProblemKind| texts.get(&format!("problem-kind.{}", kind.code()));
    ProblemKind::ALL.iter().map(|kind| (kind.code().to_owned(), words(kind))).collect()
}

fn levels(texts: Texts) -> Vec<(String, String)> {
    let words = |level: &Level| texts.get(&format!("problem-level.{}", level.code()));
    Level::ALL.iter().map(|level| (level.code().to_owned(), words(level))).collect()
}

#[component]
fn DayInput(
    label: &'static str,
    day: DayField,
    deed: Deed,
    codes: &'static [&'static str],
) -> impl IntoView {
    let DayField { typed, input } = day;
    view! {
        <div>
            <label>
                <span>{use_texts().get(label)}</span>
                <input
                    type="date"
                    node_ref=input
                    aria-invalid=move || deed.fault_among(codes).is_some().to_string()
                    prop:value=move || typed.get()
                    on:input=move |e| typed.set(event_target_value(&e))
                />
            </label>
            <FieldFault deed codes />
        </div>
    }
}

#[component]
fn Solver(fields: Fields, deed: Deed) -> impl IntoView {
    let Fields { solver, standing, bureaus, .. } = fields;
    let units = move || {
        let mut units = bureaus.get().unwrap_or_default();
        // Whoever is named stays a choice, though no bureau any more.
        if let Some(named) = standing.get_value().filter(|named| !units.contains(named)) {
            units.insert(0, named);
        }
        let chosen = solver.get_untracked();
        let option = move |unit: Named<UnitId>| {
            let number = unit.id.to_string();
            let selected = number == chosen;
            view! { <option value=number selected=selected>{unit.name}</option> }
        };
        units.into_iter().map(option).collect_view()
    };
    view! {
        <div>
            <label>
                <span>{use_texts().get("problems.solved-by")}</span>
                <select on:change=move |e| solver.set(event_target_value(&e))>
                    <option value="">"—"</option>
                    <Suspense>{units}</Suspense>
                </select>
            </label>
            <FieldFault deed codes=&[UNKNOWN_UNIT] />
        </div>
    }
}

#[component]
fn Choose(
    label: &'static str,
    value: RwSignal<String>,
    choices: Vec<(String, String)>,
) -> impl IntoView {
    let chosen = value.get_untracked();
    let options = choices.into_iter().map(|(code, words)| {
        let selected = code == chosen;
        view! { <option value=code selected=selected>{words}</option> }
    });
    view! {
        <label>
            <span>{use_texts().get(label)}</span>
            <select on:change=move |e| value.set(event_target_value(&e))>{options.collect_view()}</select>
        </label>
    }
}
