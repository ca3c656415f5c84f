//! A drop-down in the filter of a working list.

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use crate::{map::links::address, texts::use_texts};

/// The parameters that turn the pages of a list.
const PAGES: [&str; 3] = ["page", "reported", "records"];

/// A drop-down; after hydration a change takes effect at once.
#[component]
pub fn Pick(
    /// The name of the list in its path and text keys: `cards`, `notices`, `problems`.
    list: &'static str,
    /// The name of the parameter.
    name: &'static str,
    /// The parameters of the page's address as they stand.
    #[prop(into)]
    parameters: Signal<Vec<(&'static str, String)>>,
    /// The choices, as values and words.
    #[prop(into)]
    choices: Signal<Vec<(String, String)>>,
    /// Whether the parameter may be left unset.
    #[prop(default = true)]
    any: bool,
) -> impl IntoView {
    let texts = use_texts();
    let navigate = use_navigate();
    let change = move |event| {
        let value = event_target_value(&event);
        let mut parameters = parameters.get_untracked();
        // Another choice begins at its first page.
        parameters.retain(|(key, _)| *key != name && !PAGES.contains(key));
        if !value.is_empty() {
            parameters.push((name, value));
        }
        navigate(&address(&format!("/{list}"), &parameters), NavigateOptions::default());
    };
    let all =
        any.then(|| view! { <option value="">{texts.get(&format!("{list}.any.{name}"))}</option> });
    let options = move || {
        let parameters = parameters.get();
        let chosen = parameters.into_iter().find(|(key, _)| *key == name).map(|(_, value)| value);
        let option = |(value, words): (String, String)| {
            let selected = chosen.as_ref() == Some(&value);
            view! { <option value=value selected=selected>{words}</option> }
        };
        choices.get().into_iter().map(option).collect_view()
    };
    view! {
        <select name=name aria-label=texts.get(&format!("{list}.filter.{name}")) on:change=change>
            {all}
            {options}
        </select>
    }
}
