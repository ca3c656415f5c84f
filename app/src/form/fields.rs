//! Fields of one value: a line, several lines, a number, a check box. Each has its label, its fault
//! below it, and is announced to screen readers.

use leptos::prelude::*;

use super::Form;
use crate::texts::use_texts;

/// A draft's key as an attribute value.
pub(super) fn form_id(key: &str) -> String {
    key.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect()
}

/// A label with its field and the field's fault.
#[component]
pub(super) fn Labelled(
    form: Form,
    name: &'static str,
    /// The key of the label.
    label: &'static str,
    /// A CSS class for the layout: `wide`, `narrow`.
    #[prop(default = "")]
    class: &'static str,
    /// The key of a hint beside the field; empty for none.
    #[prop(default = "")]
    hint: &'static str,
    children: Children,
) -> impl IntoView {
    let texts = use_texts();
    let hint = (!hint.is_empty()).then(|| view! { <span class="hint">{texts.get(hint)}</span> });
    view! {
        <div class=format!("form-field {class}") data-form=form.id()>
            <label>
                <span class="form-label">{texts.get(label)}</span>
                {children()}
            </label>
            {hint}
            <FieldFault form name />
        </div>
    }
}

/// The fault of a field; nothing while it has none.
#[component]
pub fn FieldFault(
    /// The form that the field belongs to.
    form: Form,
    /// The field's name; `""` for the row or the form as a whole.
    name: &'static str,
) -> impl IntoView {
    move || {
        form.wrong(name).map(
            |words| view! { <p class="row-fault" role="alert" id=fault_id(form, name)>{words}</p> },
        )
    }
}

fn fault_id(form: Form, name: &str) -> String {
    form_id(&format!("{}-{}-fault", form.id(), form.at(name)))
}

/// The id of the fault's element, for `aria-describedby`, while there is a fault.
pub(super) fn described(form: Form, name: &'static str) -> Option<String> {
    form.wrong(name).map(|_| fault_id(form, name))
}

/// A field of one line.
#[component]
pub fn LineField(
    /// The form that the field belongs to.
    form: Form,
    /// The name under which the form holds the field's text.
    name: &'static str,
    /// The key of the label.
    label: &'static str,
    /// The refusal codes that are shown at this field.
    #[prop(default = &[])]
    codes: &'static [&'static str],
    /// A CSS class for the layout.
    #[prop(default = "")]
    class: &'static str,
    /// The key of a hint beside it.
    #[prop(default = "")]
    hint: &'static str,
    /// Suggestions that the browser offers.
    #[prop(optional, into)]
    proposals: Vec<String>,
    /// The `autocomplete` value, which tells browsers what they may fill in.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// Whether the browser itself demands input, for forms that work without JavaScript.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    form.answers_for(name, codes);
    let list =
        (!proposals.is_empty()).then(|| form_id(&format!("{}-{}-list", form.id(), form.at(name))));
    let options = proposals.into_iter().map(|value| view! { <option value=value></option> });
    let datalist =
        list.clone().map(|id| view! { <datalist id=id>{options.collect_view()}</datalist> });
    view! {
        <Labelled form name label class hint>
            <input
                name=name
                maxlength="200"
                list=list
                autocomplete=autocomplete
                required=required
                aria-invalid=move || form.wrong(name).is_some().to_string()
                aria-describedby=move || described(form, name)
                prop:value=move || form.text(name)
                on:input=move |e| form.set(name, event_target_value(&e))
            />
            {datalist}
        </Labelled>
    }
}

/// A field of several lines.
#[component]
pub fn AreaField(
    /// The form that the field belongs to.
    form: Form,
    /// The name under which the form holds the field's text.
    name: &'static str,
    /// The key of the label.
    label: &'static str,
    /// The refusal codes that are shown at this field.
    #[prop(default = &[])]
    codes: &'static [&'static str],
    /// A CSS class for the layout.
    #[prop(default = "wide")]
    class: &'static str,
    /// The key of a hint beside it.
    #[prop(default = "")]
    hint: &'static str,
    /// The key of the text shown in it while it is empty.
    #[prop(default = "")]
    placeholder: &'static str,
    /// How many lines it shows.
    #[prop(default = 3)]
    rows: u8,
) -> impl IntoView {
    form.answers_for(name, codes);
    let placeholder = (!placeholder.is_empty()).then(|| use_texts().get(placeholder));
    view! {
        <Labelled form name label class hint>
            <textarea
                name=name
                rows=rows.to_string()
                placeholder=placeholder
                aria-invalid=move || form.wrong(name).is_some().to_string()
                aria-describedby=move || described(form, name)
                prop:value=move || form.text(name)
                on:input=move |e| form.set(name, event_target_value(&e))
            ></textarea>
        </Labelled>
    }
}

/// A number, typed as text; the form's reading code decides what is valid.
#[component]
pub fn NumberField(
    /// The form that the field belongs to.
    form: Form,
    /// The name under which the form holds the field's text.
    name: &'static str,
    /// The key of the label.
    label: &'static str,
    /// The refusal codes that are shown at this field.
    #[prop(default = &[])]
    codes: &'static [&'static str],
    /// The key of a hint beside it: its unit.
    #[prop(default = "")]
    hint: &'static str,
) -> impl IntoView {
    form.answers_for(name, codes);
    view! {
        <Labelled form name label class="narrow" hint>
            <input
                name=name
                inputmode="decimal"
                autocomplete="off"
                aria-invalid=move || form.wrong(name).is_some().to_string()
                aria-describedby=move || described(form, name)
                prop:value=move || form.text(name)
                on:input=move |e| form.set(name, event_target_value(&e))
            />
        </Labelled>
    }
}

/// A check box with its label.
#[component]
pub fn CheckField(
    /// The form that the field belongs to.
    form: Form,
    /// The name under which the form holds whether it is checked.
    name: &'static str,
    /// The key of the label.
    label: &'static str,
) -> impl IntoView {
    let check = move |event| {
        let checked = event_target_checked(&event);
        form.set(name, if checked { "yes".to_owned() } else { String::new() });
    };
    view! {
        <label class="check" data-form=form.id()>
            <input
                type="checkbox"
                name=name
                prop:checked=move || !form.text(name).is_empty()
                on:change=check
            />
            <span>{use_texts().get(label)}</span>
        </label>
    }
}
