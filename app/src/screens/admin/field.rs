//! One labelled field of the administrator's forms, with the words of a refusal below it.

use battle_map::value::{Name, ValueError};
use leptos::prelude::*;

use crate::{
    deed::{Deed, FieldFault},
    texts::use_texts,
};

/// What is wrong with a name before it is sent.
pub const NAME_FAULTS: [&str; 3] =
    ["admin.name-missing", "admin.name-too-long", "admin.name-unreadable"];

/// The name typed, or the key of what is wrong with it.
///
/// # Errors
/// One of [`NAME_FAULTS`].
pub fn named(typed: &str) -> Result<Name, &'static str> {
    Name::new(typed).map_err(|error| match error {
        ValueError::Empty => NAME_FAULTS[0],
        ValueError::TooLong { .. } => NAME_FAULTS[1],
        _ => NAME_FAULTS[2],
    })
}

/// A field of one line.
#[component]
pub fn Field(
    /// The key of its label.
    label: &'static str,
    /// What stands in it.
    value: RwSignal<String>,
    /// The deed whose refusals it shows.
    deed: Deed,
    /// The codes that are about it.
    codes: &'static [&'static str],
    /// What to do when somebody types.
    #[prop(optional, into)]
    typed: Option<Callback<()>>,
    /// Whether a number is typed.
    #[prop(optional)]
    number: bool,
) -> impl IntoView {
    let type_in = move |event| {
        value.set(event_target_value(&event));
        if let Some(typed) = typed {
            typed.run(());
        }
    };
    view! {
        <div class="admin-field">
            <label>
                <span>{use_texts().get(label)}</span>
                <input
                    class:narrow=number
                    inputmode=number.then_some("numeric")
                    autocomplete="off"
                    aria-invalid=move || deed.fault_among(codes).is_some().to_string()
                    prop:value=move || value.get()
                    on:input=type_in
                />
            </label>
            <FieldFault deed codes />
        </div>
    }
}
