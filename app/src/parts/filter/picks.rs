//! The filter's drop-downs: region, sector, unit, leader, list, problems.

use battle_map::view::{
    filter::BlockedBy,
    options::{FilterOption, Options},
};
use leptos::prelude::*;

use super::Filtered;
use crate::texts::{Texts, use_texts};

/// Called with a parameter and its new value.
pub type SetFilter = Callback<(&'static str, String)>;

/// All drop-downs of the filter.
#[component]
pub fn Picks(
    /// The page that is filtered.
    filtered: Filtered,
    /// What the filters can be set to.
    options: Signal<Options>,
    /// Called with each change.
    set: SetFilter,
) -> impl IntoView {
    let texts = use_texts();
    let pick = move |name: &'static str, choices: fn(&Options, Texts) -> Vec<(String, String)>| {
        let choices = Memo::new(move |_| options.with(|options| choices(options, texts)));
        view! { <Pick name filtered choices set /> }
    };
    view! {
        {pick("region", |options, _| named(&options.regions))}
        {pick("sector", |options, _| named(&options.sectors))}
        {pick("unit", |options, _| named(&options.units))}
        {pick("sponsor", |options, _| named(&options.sponsors))}
        {pick("list", |options, _| named(&options.lists))}
        {pick("problem", blocked_by)}
    }
}

/// Value and words of each choice.
fn named<T: ToString>(choices: &[FilterOption<T>]) -> Vec<(String, String)> {
    let words = |choice: &FilterOption<T>| {
        (choice.value.to_string(), format!("{} {}", choice.name, choice.count))
    };
    choices.iter().map(words).collect()
}

/// The kinds of open problems to filter by, in the catalogue's words.
fn blocked_by(options: &Options, texts: Texts) -> Vec<(String, String)> {
    let words = |choice: &FilterOption<BlockedBy>| {
        let key = match choice.value {
            BlockedBy::Anything => "filter.problem.any".to_owned(),
            BlockedBy::Kind(kind) => format!("problem-kind.{}", kind.code()),
        };
        (choice.value.to_string(), format!("{} {}", texts.get(&key), choice.count))
    };
    options.blocked_by.iter().map(words).collect()
}

/// One drop-down; absent while there is nothing to choose.
#[component]
fn Pick(
    name: &'static str,
    filtered: Filtered,
    choices: Memo<Vec<(String, String)>>,
    set: SetFilter,
) -> impl IntoView {
    let texts = use_texts();
    let chosen = Memo::new(move |_| {
        let parameters = filtered.filter.get().parameters();
        parameters.into_iter().find(|(key, _)| *key == name).map(|(_, value)| value)
    });
    let items = move || {
        let item = |(value, words): (String, String)| {
            let (mine, at_first) = (value.clone(), chosen.get_untracked().as_ref() == Some(&value));
            let is_chosen = move || chosen.with(|chosen| chosen.as_ref() == Some(&mine));
            view! { <option value=value selected=at_first prop:selected=is_chosen>{words}</option> }
        };
        choices.get().into_iter().map(item).collect_view()
    };
    let shown = Memo::new(move |_| !choices.with(Vec::is_empty));
    move || {
        shown.get().then(|| {
            view! {
                <select
                    name=name
                    class:on=move || chosen.with(Option::is_some)
                    aria-label=texts.get(&format!("filter.{name}"))
                    on:change=move |event| set.run((name, event_target_value(&event)))
                >
                    <option value="" prop:selected=move || chosen.with(Option::is_none)>
                        {texts.get(&format!("filter.{name}.all"))}
                    </option>
                    {items}
                </select>
            }
        })
    }
}
