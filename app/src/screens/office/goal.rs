//! The form for a target: year, scope, sector, size, kind, due month and value.

use battle_map::{
    command::ReadVersion,
    event::Subject,
    model::series::{AimKind, SeriesAction, SeriesKind, SizeClass},
    value::Year,
    view::targets::TargetLine,
};
use leptos::prelude::*;

use crate::{
    erased::Show,
    execute::CommandJson,
    form::{self, ChoiceField, Form, NumberField, ShortForm, use_form},
    score,
    texts::{Texts, use_texts},
};

mod fields;

use fields::{CHANGED, CITY, empty, goal};
pub use fields::{GoalChoices, to_change};

/// The form for targets, set to the current year at first.
pub fn use_goal_form(year: Memo<Year>) -> Form {
    let form = use_form("target", "", empty(year.get_untracked()));
    Effect::new(move |_| form.renew(empty(year.get())));
    form
}

/// The form that sets or changes a target.
#[component]
pub fn GoalForm(
    /// The form that holds what is typed.
    form: Form,
    /// The choices of its fields.
    choices: Memo<GoalChoices>,
    /// The targets that stand, to find the one that is being changed.
    targets: Memo<Vec<TargetLine>>,
    /// The current year; a target may be set for the next one, too.
    year: Memo<Year>,
) -> impl IntoView {
    let texts = use_texts();
    let set = move |()| {
        let reads = changed(form, targets);
        form.submit(reads, |typed| {
            let target = SeriesKind::Target(goal(typed)?);
            Some(CommandJson::of(Subject::City, SeriesAction::Set(target)))
        });
    };
    let sectors = move || {
        any(texts, "targets.any-sector", "", choices.with(|choices| choices.sectors.clone()))
    };
    let scopes = move || {
        let all = choices.with(|choices| [choices.regions.as_slice(), &choices.units].concat());
        any(texts, "office.text-city", CITY, all)
    };
    let changes = Signal::derive(move || !form.text(CHANGED).is_empty());
    let words = Signal::derive(move || {
        texts.get(if changes.get() { "targets.set-anew" } else { "targets.set" })
    });
    view! {
        <ShortForm form class="goal-form" label="targets.set" words send=set>
            <ChoiceField form name="year" label="targets.year" choices=Signal::derive(move || years(year.get())) />
            <ChoiceField form name="scope" label="targets.scope" choices=Signal::derive(scopes) codes=&["unknown-region", "unknown-unit"] />
            <ChoiceField form name="sector" label="targets.sector" choices=Signal::derive(sectors) />
            <ChoiceField form name="size" label="targets.size" choices=Signal::stored(sizes(texts)) />
            <ChoiceField form name="kind" label="targets.kind" choices=Signal::stored(kinds(texts)) />
            <ChoiceField form name="due" label="targets.due" choices=Signal::stored(months(texts)) codes=&["due-outside-year"] />
            <Value form />
        </ShortForm>
        <Show when=move || changes.get()>
            <button class="button" type="button" on:click=move |_| form.start_over()>
                {texts.get("targets.leave")}
            </button>
        </Show>
    }
}

/// The field for the target's value; its label says what is counted.
#[component]
fn Value(form: Form) -> impl IntoView {
    let kind = Memo::new(move |_| AimKind::from_code(&form.text("kind")));
    move || {
        let label = match kind.get() {
            Some(AimKind::Investment) => "targets.value.investment",
            Some(AimKind::Completions) => "targets.value.completions",
            _ => "targets.value.starts",
        };
        view! { <NumberField form name="value" label codes=&["target-empty"] /> }
    }
}

/// The version of the target being changed, as read when it was put into the form.
fn changed(form: Form, targets: Memo<Vec<TargetLine>>) -> Vec<ReadVersion> {
    let Ok(id) = form.typed().get(CHANGED).parse() else { return Vec::new() };
    let stands = targets
        .with_untracked(|all| all.iter().find(|line| line.id == id).map(|line| line.version));
    let read = ReadVersion { subject: Subject::Series(id), version: stands.unwrap_or_default() };
    vec![form.based(read)]
}

/// The given choices, preceded by one that sets no limit.
fn any(texts: Texts, key: &str, code: &str, others: form::Choices) -> form::Choices {
    std::iter::once((code.to_owned(), texts.get(key))).chain(others).collect()
}

fn years(year: Year) -> form::Choices {
    let number = year.number();
    (number..=number + 1).map(|year| (year.to_string(), year.to_string())).collect()
}

fn months(texts: Texts) -> form::Choices {
    let words = |month: i32| (month.to_string(), texts.get(&format!("month.{month:02}")));
    (1..=12).map(words).collect()
}

fn kinds(texts: Texts) -> form::Choices {
    AimKind::ALL.map(|kind| (kind.code().to_owned(), score::kind(texts, kind))).into()
}

fn sizes(texts: Texts) -> form::Choices {
    let words =
        |size: SizeClass| (size.code().to_owned(), texts.get(&format!("size.{}", size.code())));
    any(texts, "targets.any-size", "", SizeClass::ALL.map(words).into())
}
