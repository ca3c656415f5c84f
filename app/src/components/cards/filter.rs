//! Which cards are shown: a form that works as a plain GET.

use battle_map::view::cards::{CardQuery, CardsView};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use crate::{
    map::links::address,
    texts::{Texts, use_texts},
};

/// The filter by region, unit and rule.
#[component]
pub fn CardFilter(
    /// What is shown.
    query: Memo<CardQuery>,
    /// The list, with what may be chosen.
    cards: Memo<Option<CardsView>>,
) -> impl IntoView {
    let texts = use_texts();
    let choices = move |of: fn(Texts, &CardsView) -> Choices| {
        Signal::derive(move || {
            cards.with(|cards| cards.as_ref().map(|cards| of(texts, cards))).unwrap_or_default()
        })
    };
    let shelf = move || query.with(|query| query.shelf.code());
    view! {
        <div class="filter">
            <form method="get" action="/cards">
                <input type="hidden" name="shelf" value=shelf />
                <Pick name="region" query choices=choices(regions) />
                <Pick name="unit" query choices=choices(units) />
                <Pick name="rule" query choices=choices(rules) />
                <button type="submit">{texts.get("filter.apply")}</button>
            </form>
        </div>
    }
}

type Choices = Vec<(String, String)>;

fn regions(_: Texts, cards: &CardsView) -> Choices {
    cards.regions.iter().map(|choice| (choice.value.to_string(), choice.name.clone())).collect()
}

fn units(_: Texts, cards: &CardsView) -> Choices {
    cards.units.iter().map(|choice| (choice.value.to_string(), choice.name.clone())).collect()
}

fn rules(texts: Texts, cards: &CardsView) -> Choices {
    cards.rules.iter().map(|rule| (rule.value.clone(), rule_name(texts, &rule.value))).collect()
}

/// A rule's name; a city's own rules go by their code.
pub fn rule_name(texts: Texts, code: &str) -> String {
    let key = format!("rule-name.{code}");
    let name = texts.get(&key);
    if name == key { code.to_owned() } else { name }
}

/// One drop-down; a change takes effect at once where the browser has taken over.
#[component]
fn Pick(name: &'static str, query: Memo<CardQuery>, choices: Signal<Choices>) -> impl IntoView {
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
        navigate(&address("/cards", &parameters), NavigateOptions::default());
    };
    let options = move || {
        let chosen = chosen();
        let options = choices.get().into_iter().map(|(value, words)| {
            let selected = chosen.as_ref() == Some(&value);
            view! { <option value=value selected=selected>{words}</option> }
        });
        options.collect_view()
    };
    view! {
        <select name=name aria-label=texts.get(&format!("cards.filter.{name}")) on:change=change>
            <option value="">{texts.get(&format!("cards.any.{name}"))}</option>
            {options}
        </select>
    }
}
