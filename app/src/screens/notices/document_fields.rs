//! The fields of a type of document.

use battle_map::model::document::EscalationLevel;
use leptos::prelude::*;

use super::{
    document::{ANSWERING, SIGNING},
    fields::TermField,
};
use crate::{
    form::{AreaField, CheckField, ChoiceField, Choices, Form, LineField, NumberField, coded},
    texts::use_texts,
};

/// Fields of one line, with the keys of their labels.
const LINES: [(&str, &str); 6] = [
    ("name", "documents.field.name"),
    ("word", "documents.field.word"),
    ("series", "documents.field.series"),
    ("office", "documents.field.office"),
    ("contact", "documents.field.contact"),
    ("telephone", "documents.field.telephone"),
];
/// Lengths of time: the number, its unit, the key of the label.
const TERMS: [(&str, &str, &str); 3] = [
    ("sign", "sign-unit", "documents.field.sign"),
    ("answer", "answer-unit", "documents.field.answer"),
    ("review", "review-unit", "documents.field.review"),
];
/// Fields of several lines: the templates.
const AREAS: [(&str, &str); 4] = [
    ("opening", "documents.field.opening"),
    ("facts", "documents.field.facts"),
    ("demand", "documents.field.demand"),
    ("closing", "documents.field.closing"),
];
/// The keys of the levels to which the steps of a ladder escalate, from the lowest to the highest.
const STEPS: [&str; 4] = [
    "escalation-level.unit",
    "escalation-level.head",
    "escalation-level.county",
    "escalation-level.issuer",
];

/// All fields of a type of document.
#[component]
pub fn DocumentFields(
    /// The form that the fields belong to.
    form: Form,
) -> impl IntoView {
    let lines = LINES.map(|(name, label)| view! { <LineField form name label /> });
    let terms = TERMS.map(|(name, unit, label)| view! { <TermField form name unit label /> });
    let areas = AREAS.map(|(name, label)| view! { <AreaField form name label rows=2 /> });
    view! {
        {lines.into_iter().collect_view()}
        {terms.into_iter().collect_view()}
        <CheckField form name="check" label="documents.field.check" />
        {areas.into_iter().collect_view()}
        <LadderField form legend="documents.field.signing" steps=SIGNING />
        <LadderField form legend="documents.field.answering" steps=ANSWERING />
        <Informs form />
    }
}

/// One field a step: hours past the deadline; an empty one passes the step over.
#[component]
fn LadderField(form: Form, legend: &'static str, steps: [&'static str; 4]) -> impl IntoView {
    let steps = steps.into_iter().zip(STEPS);
    let steps = steps.map(|(name, label)| view! { <NumberField form name label /> });
    view! {
        <fieldset class="ladder wide">
            <legend class="form-label">{use_texts().get(legend)}</legend>
            {steps.collect_view()}
        </fieldset>
    }
}

/// From which step on the sponsors are told.
#[component]
fn Informs(form: Form) -> impl IntoView {
    let texts = use_texts();
    let mut choices: Choices = vec![(String::new(), texts.get("documents.never"))];
    choices.extend(coded(
        texts,
        "escalation-level",
        EscalationLevel::ALL.map(EscalationLevel::code),
    ));
    view! { <ChoiceField form name="informs" label="documents.field.informs" choices=Signal::stored(choices) /> }
}
