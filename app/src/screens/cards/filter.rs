//! Which cards are shown: a form that works as a plain GET.

use battle_map::view::{
    cards::{CardQuery, CardsView},
    options::FilterOption,
};
use leptos::prelude::*;

use crate::{
    form::Choices,
    parts::filter::Pick,
    texts::{Texts, use_texts},
};

/// The filter by region, unit and rule.
#[component]
pub fn CardFilter(
    /// The queue and filter in the page's address.
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
    let queue = move || query.with(|query| query.queue.code());
    let parameters = Signal::derive(move || query.with(CardQuery::parameters));
    view! {
        <div class="filter">
            <form method="get" action="/cards">
                <input type="hidden" name="queue" value=queue />
                <Pick list="cards" name="region" parameters choices=choices(regions) />
                <Pick list="cards" name="unit" parameters choices=choices(units) />
                <Pick list="cards" name="rule" parameters choices=choices(rules) />
                <button type="submit">{texts.get("filter.apply")}</button>
            </form>
        </div>
    }
}

fn regions(_: Texts, cards: &CardsView) -> Choices {
    cards.regions.iter().map(|choice| (choice.value.to_string(), choice.name.clone())).collect()
}

fn units(_: Texts, cards: &CardsView) -> Choices {
    cards.units.iter().map(|choice| (choice.value.to_string(), choice.name.clone())).collect()
}

fn rules(texts: Texts, cards: &CardsView) -> Choices {
    let named = |rule: &FilterOption<String>| rule_name(texts, &rule.value, &rule.name);
    cards.rules.iter().map(|rule| (rule.value.clone(), named(rule))).collect()
}

/// A rule's name; a city's own rules go by what they look at.
pub fn rule_name(texts: Texts, code: &str, condition: &str) -> String {
    let key = format!("rule-name.{code}");
    let name = texts.get(&key);
    if name == key { texts.get(&format!("rules.condition.{condition}")) } else { name }
}
