//! One thing of a ledger with what it was taken for, to choose what it is.

use leptos::prelude::*;

use crate::texts::use_texts;

/// The value of the choice that it is what it was taken for.
pub const AS_FOUND: &str = "";
/// The value of the choice that it is nothing of what may be chosen.
pub const NOTHING: &str = "nothing";

/// What may be chosen, each with its words and its value: first what it was taken for, last nothing.
pub fn choices(
    found: String,
    nothing: String,
    known: Vec<(String, String)>,
) -> Vec<(String, String)> {
    let found = (found, AS_FOUND.to_owned());
    std::iter::once(found).chain(known).chain([(nothing, NOTHING.to_owned())]).collect()
}

/// A line with its choice.
#[component]
pub fn Choice(
    /// The letters of a column; empty for what is none.
    mark: String,
    /// What it is called in the file.
    label: String,
    /// What it says in some rows.
    samples: String,
    /// What may be chosen.
    choices: Vec<(String, String)>,
    /// The value that is chosen.
    chosen: Signal<String>,
    /// Called with the value that is chosen now.
    say: Callback<String>,
    /// Whether nobody knew it.
    unknown: bool,
) -> impl IntoView {
    let options = choices.into_iter().map(|(words, value)| {
        let own = value.clone();
        view! { <option value=value selected=move || chosen.get() == own>{words}</option> }
    });
    let is_said = move || chosen.get() != AS_FOUND;
    let said = use_texts().get("import.said");
    view! {
        <li class:unknown=move || unknown && !is_said() class:said=is_said>
            <i aria-hidden="true">{mark}</i>
            <label>
                <b>{label}</b>
                <small>{samples}</small>
                <select prop:value=chosen on:change=move |event| say.run(event_target_value(&event))>
                    {options.collect_view()}
                </select>
            </label>
            {move || is_said().then(|| view! { <em>{said.clone()}</em> })}
        </li>
    }
}
