//! A field with its fault below it.

use leptos::prelude::*;

use crate::{screens::import::Importing, texts::use_texts};

/// What is wrong with a field; nothing while all is well.
#[component]
pub fn FieldFault(
    /// The page's state.
    importing: Importing,
    /// Which field.
    field: &'static str,
) -> impl IntoView {
    let fault = move || importing.fault(field);
    move || fault().map(|words| view! { <span class="row-fault" role="alert">{words}</span> })
}

/// A labelled input.
#[component]
pub fn TextField(
    /// The page's state.
    importing: Importing,
    /// Which field: key of the catalogue's `import.field.*`.
    field: &'static str,
    /// The input's type.
    #[prop(default = "text")]
    kind: &'static str,
    /// The list of proposals.
    #[prop(default = "")]
    list: &'static str,
    /// What stands in it.
    #[prop(into)]
    value: Signal<String>,
    /// Hears what is typed.
    on_type: impl Fn(String) + 'static,
) -> impl IntoView {
    let texts = use_texts();
    let list = (!list.is_empty()).then_some(list);
    view! {
        <label class="import-field">
            <span>{texts.get(&format!("import.field.{field}"))}</span>
            <input
                type=kind
                list=list
                autocomplete="off"
                prop:value=move || value.get()
                on:input=move |event| on_type(event_target_value(&event))
            />
            <FieldFault importing field />
        </label>
    }
}
