//! The fields of a type of document.

use battle_map::model::document::{Chased, TermUnit};
use leptos::prelude::*;

use crate::{screens::notices::DocumentTyped, texts::use_texts};

/// All of them.
#[component]
pub fn DocumentFields(
    /// What was typed.
    typed: RwSignal<DocumentTyped>,
) -> impl IntoView {
    let texts = use_texts();
    let lines = DocumentTyped::LINES.map(|name| view! { <Line typed name /> });
    let terms = DocumentTyped::TERMS.map(|name| view! { <TermField typed name /> });
    let areas = DocumentTyped::AREAS.map(|name| view! { <Area typed name /> });
    let ladders = DocumentTyped::LADDERS.map(|name| view! { <LadderField typed name /> });
    view! {
        {lines.into_iter().collect_view()}
        {terms.into_iter().collect_view()}
        <label class="check wide">
            <input
                type="checkbox"
                prop:checked=move || typed.with(|typed| typed.check)
                on:change=move |e| typed.update(|typed| typed.check = event_target_checked(&e))
            />
            <span>{texts.get("documents.field.check")}</span>
        </label>
        {areas.into_iter().collect_view()}
        {ladders.into_iter().collect_view()}
        <Informs typed />
    }
}

#[component]
fn Line(typed: RwSignal<DocumentTyped>, name: &'static str) -> impl IntoView {
    view! {
        <label>
            <span>{use_texts().get(&format!("documents.field.{name}"))}</span>
            <input
                maxlength="200"
                prop:value=move || typed.with(|typed| typed.text(name))
                on:input=move |e| typed.update(|typed| typed.set_text(name, event_target_value(&e)))
            />
        </label>
    }
}

#[component]
fn Area(typed: RwSignal<DocumentTyped>, name: &'static str) -> impl IntoView {
    view! {
        <label class="wide">
            <span>{use_texts().get(&format!("documents.field.{name}"))}</span>
            <textarea
                rows="2"
                prop:value=move || typed.with(|typed| typed.text(name))
                on:input=move |e| typed.update(|typed| typed.set_text(name, event_target_value(&e)))
            ></textarea>
        </label>
    }
}

#[component]
fn TermField(typed: RwSignal<DocumentTyped>, name: &'static str) -> impl IntoView {
    let texts = use_texts();
    let label = texts.get(&format!("documents.field.{name}"));
    let options = TermUnit::ALL.map(|unit| {
        let code = unit.code();
        let selected = move || typed.with(|typed| typed.term(name).1 == code);
        view! { <option value=code selected=selected>{texts.get(&format!("term.{code}"))}</option> }
    });
    let count = move |event| {
        typed.update(|typed| {
            let (_, unit) = typed.term(name);
            typed.set_term(name, (event_target_value(&event), unit));
        });
    };
    let unit = move |event| {
        typed.update(|typed| {
            let (count, _) = typed.term(name);
            typed.set_term(name, (count, event_target_value(&event)));
        });
    };
    view! {
        <fieldset class="term">
            <legend>{label.clone()}</legend>
            <input
                inputmode="numeric"
                aria-label=label
                prop:value=move || typed.with(|typed| typed.term(name).0)
                on:input=count
            />
            <select aria-label=texts.get("term.unit") on:change=unit>{options.into_iter().collect_view()}</select>
        </fieldset>
    }
}

/// One field a step: hours past the deadline; an empty one passes the step over.
#[component]
fn LadderField(typed: RwSignal<DocumentTyped>, name: &'static str) -> impl IntoView {
    let texts = use_texts();
    let steps = (0..).zip(Chased::ALL).map(|(step, chased)| {
        view! {
            <label>
                <span>{texts.get(&format!("notice-chased.{}", chased.code()))}</span>
                <input
                    inputmode="numeric"
                    prop:value=move || typed.with(|typed| typed.step(name, step))
                    on:input=move |e| typed.update(|typed| typed.set_step(name, step, event_target_value(&e)))
                />
            </label>
        }
    });
    view! {
        <fieldset class="ladder wide">
            <legend>{texts.get(&format!("documents.field.{name}"))}</legend>
            {steps.collect_view()}
        </fieldset>
    }
}

/// From which step on the sponsors are told.
#[component]
fn Informs(typed: RwSignal<DocumentTyped>) -> impl IntoView {
    let texts = use_texts();
    let options = Chased::ALL.map(|chased| {
        let code = chased.code();
        let selected = move || typed.with(|typed| typed.informs == code);
        view! { <option value=code selected=selected>{texts.get(&format!("notice-chased.{code}"))}</option> }
    });
    view! {
        <label>
            <span>{texts.get("documents.field.informs")}</span>
            <select on:change=move |e| typed.update(|typed| typed.informs = event_target_value(&e))>
                <option value="">{texts.get("documents.never")}</option>
                {options.into_iter().collect_view()}
            </select>
        </label>
    }
}
