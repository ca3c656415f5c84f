//! Fields in which something is chosen: one of several, any number of a few, any number of units.

use leptos::prelude::*;

use super::{
    Form,
    fields::{FieldFault, Labelled, described},
};
use crate::texts::{Texts, use_texts};

/// What may be chosen: a value and its words.
pub type Choices = Vec<(String, String)>;

/// Codes with their words in the catalogues, under `prefix`.
pub fn coded(texts: Texts, prefix: &str, codes: impl IntoIterator<Item = &'static str>) -> Choices {
    let words = |code: &str| texts.get(&format!("{prefix}.{code}"));
    codes.into_iter().map(|code| (code.to_owned(), words(code))).collect()
}

/// One of several.
#[component]
pub fn ChoiceField(
    /// The form.
    form: Form,
    /// The field's name.
    name: &'static str,
    /// The key of the label.
    label: &'static str,
    /// What may be chosen.
    #[prop(into)]
    choices: Signal<Choices>,
    /// Whether nothing may be chosen: then the first choice is a dash.
    #[prop(optional)]
    optional: bool,
    /// The refusals that are about it.
    #[prop(default = &[])]
    codes: &'static [&'static str],
    /// Hears what is chosen, where other fields follow it.
    #[prop(optional, into)]
    chosen: Option<Callback<String>>,
    /// More of it, under headings: the words of each and what stands below.
    #[prop(optional)]
    groups: Vec<(String, Choices)>,
    /// A class of the layout.
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

/// Any number of units: those chosen as chips that can be taken out, and a list to take in.
#[component]
pub fn UnitsField(
    /// The form.
    form: Form,
    /// The field's name.
    name: &'static str,
    /// The key of the label.
    label: &'static str,
    /// The units: number and name.
    #[prop(into)]
    units: Signal<Choices>,
    /// The key of what the list to take in from is called.
    #[prop(default = "form.add")]
    add: &'static str,
    /// The refusals that are about it.
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

/// Any number of a few, each with a box.
#[component]
pub fn BoxesField(
    /// The form.
    form: Form,
    /// The field's name.
    name: &'static str,
    /// What may be ticked.
    #[prop(into)]
    choices: Signal<Choices>,
) -> impl IntoView {
    let value = |choice: &(String, String)| choice.0.clone();
    view! {
        <For each=move || choices.get() key=value let:choice>
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
        </For>
        <FieldFault form name />
    }
}
