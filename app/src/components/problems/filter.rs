//! Which problems are shown: a form that works as a plain GET.

use battle_map::{
    model::problem::{Level, ProblemKind},
    value::RegionId,
    view::{
        options::Choice,
        problems::{Order, ProblemQuery, Shown},
    },
};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use crate::{map::links::address, texts::use_texts};

/// The filter.
#[component]
pub fn ProblemFilter(
    /// What is shown.
    query: Memo<ProblemQuery>,
    /// Regions to choose from.
    regions: Memo<Vec<Choice<RegionId>>>,
) -> impl IntoView {
    let texts = use_texts();
    let regions = move || {
        let named = |choice: &Choice<RegionId>| (choice.value.to_string(), choice.name.clone());
        regions.with(|regions| regions.iter().map(named).collect::<Vec<_>>())
    };
    let kinds = ProblemKind::ALL
        .iter()
        .map(|kind| (kind.code().to_owned(), texts.get(&format!("problem-kind.{}", kind.code()))));
    let levels = Level::ALL.iter().map(|level| {
        (level.code().to_owned(), texts.get(&format!("problem-level.{}", level.code())))
    });
    let shown = Shown::ALL.iter().map(|shown| {
        (shown.code().to_owned(), texts.get(&format!("problems.shown.{}", shown.code())))
    });
    let orders = Order::ALL.iter().map(|order| {
        (order.code().to_owned(), texts.get(&format!("problems.order.{}", order.code())))
    });
    let (kinds, levels, shown, orders): (Vec<_>, Vec<_>, Vec<_>, Vec<_>) =
        (kinds.collect(), levels.collect(), shown.collect(), orders.collect());
    view! {
        <div class="filter">
            <form method="get" action="/problems">
                <Pick name="shown" query choices=Signal::stored(shown) any=false />
                <Pick name="region" query choices=Signal::derive(regions) any=true />
                <Pick name="kind" query choices=Signal::stored(kinds) any=true />
                <Pick name="level" query choices=Signal::stored(levels) any=true />
                <Pick name="order" query choices=Signal::stored(orders) any=false />
                <button type="submit">{texts.get("filter.apply")}</button>
            </form>
        </div>
    }
}

/// One drop-down; a change takes effect at once where the browser has taken over.
#[component]
fn Pick(
    name: &'static str,
    query: Memo<ProblemQuery>,
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
        navigate(&address("/problems", &parameters), NavigateOptions::default());
    };
    let all = any
        .then(|| view! { <option value="">{texts.get(&format!("problems.any.{name}"))}</option> });
    let options = move || {
        let chosen = chosen();
        choices
            .get()
            .into_iter()
            .map(|(value, words)| {
                let selected = chosen.as_ref() == Some(&value);
                view! { <option value=value selected=selected>{words}</option> }
            })
            .collect_view()
    };
    view! {
        <select name=name aria-label=texts.get(&format!("problems.filter.{name}")) on:change=change>
            {all}
            {options}
        </select>
    }
}
