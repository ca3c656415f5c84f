//! Fields in which something is chosen: one of several, any number of a few, any number of units.

use leptos::prelude::*;

use super::{
    Form,
    fields::{FieldFault, Labelled, described},
};
use crate::{
    erased::Each,
    texts::{Texts, use_texts},
};

/// The choices of a field, each as its value and its words.
pub type Choices = Vec<(String, String)>;

/// Codes with their words in the catalogues, under `prefix`.
pub fn coded(texts: Texts, prefix: &str, codes: impl IntoIterator<Item = &'static str>) -> Choices {
    let words = |code: &str| texts.get(&format!("{prefix}.{code}"));
    codes.into_iter().map(|code| (code.to_owned(), words(code))).collect()
}

/// A drop-down in which one of several is chosen.
#[component]
pub fn ChoiceField(
    /// The form that the field belongs to.
    form: Form,
    /// The name under which the form holds the field's text.
    name: &'static str,
    /// The key of the label.
    label: &'static str,
    /// The choices, with their words.
    #[prop(into)]
    choices: Signal<Choices>,
    /// Whether the field may be left empty: then the first choice is a dash.
    #[prop(optional)]
    optional: bool,
    /// The refusal codes that are shown at this field.
    #[prop(default = &[])]
    codes: &'static [&'static str],
    /// Called with the chosen value, where other fields depend on it.
    #[prop(optional, into)]
    chosen: Option<Callback<String>>,
    /// Further choices in groups: each group's heading and its choices.
    #[prop(optional)]
    groups: Vec<(String, Choices)>,
    /// A CSS class for the layout.
    #[prop(default = "")]
    class: &'static str,
) -> impl IntoView {
    form.answers_for(name, codes);
    let none = optional.then(|| view! { <option value="">"—"</option> });
    let option = move |(value, words): (String, String)| {
        let code = value.clone();
        let selected = Signal::derive(move || form.text(name) == code);
        // The attribute is for the page as it arrives; a list written anew keeps its choice by the other.
        view! { <option value=value selected=selected prop:selected=selected>{words}</option> }
    };
    let group = move |(words, choices): (String, Choices)| {
        view! { <optgroup label=words>{choices.into_iter().map(option).collect_view()}</optgroup> }
    };
    let groups = groups.into_iter().map(group).collect_view();
    let options = move || choices.get().into_iter().map(option).collect_view();
    let choose = move |event| {
        let value = event_target_value(&event);
        form.set(name, value.clone());
        if let Some(chosen) = chosen {
            chosen.run(value);
        }
    };
    view! {
        <Labelled form name label class>
            <select
                name=name
                aria-invalid=move || form.wrong(name).is_some().to_string()
                aria-describedby=move || described(form, name)
                prop:value=move || form.text(name)
                on:change=choose
            >
                {none}
                {options}
                {groups}
            </select>
        </Labelled>
    }
}

/// Any number of units: the chosen ones as removable chips, and a list to add from.
#[component]
pub fn UnitsField(
    /// The form that the field belongs to.
    form: Form,
    /// The name under which the form holds the field's texts.
    name: &'static str,
    /// The key of the label.
    label: &'static str,
    /// The units: number and name.
    #[prop(into)]
    units: Signal<Choices>,
    /// The key of the label of the list to add from.
    #[prop(default = "form.add")]
    add: &'static str,
    /// The refusal codes that are shown at this field.
    #[prop(default = &["unknown-unit"])]
    codes: &'static [&'static str],
) -> impl IntoView {
    form.answers_for(name, codes);
    let texts = use_texts();
    let name_of = move |id: &str| {
        units
            .with(|units| units.iter().find(|(known, _)| known == id).map(|(_, name)| name.clone()))
    };
    let chip = move |id: String| {
        let words = name_of(&id).unwrap_or_else(|| id.clone());
        let remove = texts.fill("form.remove", &[("name", &words)]);
        view! {
            <li class="chip">
                {words}
                <button type="button" aria-label=remove on:click=move |_| form.toggle(name, &id)>"×"</button>
            </li>
        }
    };
    let rest = move || {
        let chosen = form.texts(name);
        let free = units.get().into_iter().filter(|(id, _)| !chosen.contains(id));
        free.map(|(id, words)| view! { <option value=id>{words}</option> }).collect_view()
    };
    let take = move |event| {
        let id = event_target_value(&event);
        if !id.is_empty() {
            form.toggle(name, &id);
        }
        // The list is for the next one.
        event_target::<leptos::web_sys::HtmlSelectElement>(&event).set_value("");
    };
    view! {
        <fieldset
            class="form-field choose-units wide"
            data-form=form.id()
            data-invalid=move || form.wrong(name).is_some().to_string()
        >
            <legend class="form-label">{texts.get(label)}</legend>
            <ul class="chips">{move || form.texts(name).into_iter().map(chip).collect_view()}</ul>
            <select aria-label=texts.get(add) on:change=take>
                <option value="">{texts.get("form.add")}</option>
                {rest}
            </select>
            <FieldFault form name />
        </fieldset>
    }
}

/// Check boxes of which any number may be ticked.
#[component]
pub fn BoxesField(
    /// The form that the field belongs to.
    form: Form,
    /// The name under which the form holds the field's texts.
    name: &'static str,
    /// The choices, each with a check box.
    #[prop(into)]
    choices: Signal<Choices>,
) -> impl IntoView {
    let value = |choice: &(String, String)| choice.0.clone();
    view! {
        <Each each=move || choices.get() key=value let:choice>
            <label class="check" data-form=form.id()>
                <input
                    type="checkbox"
                    name=name
                    prop:checked={
                        let value = choice.0.clone();
                        move || form.texts(name).contains(&value)
                    }
                    on:change=move |_| form.toggle(name, &choice.0)
                />
                <span>{choice.1}</span>
            </label>
        </Each>
        <FieldFault form name />
    }
}
