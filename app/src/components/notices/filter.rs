//! Which notices are shown: a form that works as a plain GET.

use battle_map::view::notices::{Choices, NoticeQuery, Progress};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use crate::{map::links::address, texts::use_texts};

/// The filter.
#[component]
pub fn NoticeFilter(
    /// What is shown.
    query: Memo<NoticeQuery>,
    /// What it can be narrowed to.
    choices: Memo<Choices>,
) -> impl IntoView {
    let texts = use_texts();
    let states = Progress::ALL.iter().map(|progress| {
        let code = progress.code();
        (code.to_owned(), texts.get(&format!("notices.state.{code}")))
    });
    let states = Signal::stored(states.collect::<Vec<_>>());
    let named = |names: &[String]| names.iter().map(|name| (name.clone(), name.clone())).collect();
    let years =
        move || choices.with(|c| c.years.iter().map(|y| (y.to_string(), y.to_string())).collect());
    let units = Signal::derive(move || choices.with(|choices| choices.addressees.clone()));
    let regions = Signal::derive(move || choices.with(|choices| choices.regions.clone()));
    let issuers = Signal::derive(move || choices.with(|choices| named(&choices.signatories)));
    view! {
        <div class="filter">
            <form method="get" action="/notices">
                <Pick name="state" query choices=states any=false />
                <Pick name="unit" query choices=units any=true />
                <Pick name="region" query choices=regions any=true />
                <Pick name="issuer" query choices=issuers any=true />
                <Pick name="year" query choices=Signal::derive(years) any=true />
                <button type="submit">{texts.get("filter.apply")}</button>
            </form>
        </div>
    }
}

/// One drop-down; a change takes effect at once where the browser has taken over.
#[component]
fn Pick(
    name: &'static str,
    query: Memo<NoticeQuery>,
    choices: Signal<Vec<(String, String)>>,
    any: bool,
) -> impl IntoView {
    let texts = use_texts();
    let navigate = use_navigate();
    let chosen = move || {
        let parameters = query.get().parameters();
        parameters.into_iter().find(|(key, _)| *key == name).map(|(_, value)| value)
    };
    let change = move |event| {
        let value = event_target_value(&event);
        let mut parameters = query.get_untracked().parameters();
        parameters.retain(|(key, _)| *key != name);
        if !value.is_empty() {
            parameters.push((name, value));
        }
        navigate(&address("/notices", &parameters), NavigateOptions::default());
    };
    let all = any
        .then(|| view! { <option value="">{texts.get(&format!("notices.any.{name}"))}</option> });
    let options = move || {
        let chosen = chosen();
        let option = |(value, words): (String, String)| {
            let selected = chosen.as_ref() == Some(&value);
            view! { <option value=value selected=selected>{words}</option> }
        };
        choices.get().into_iter().map(option).collect_view()
    };
    view! {
        <select name=name aria-label=texts.get(&format!("notices.filter.{name}")) on:change=change>
            {all}
            {options}
        </select>
    }
}
