//! What of the board is shown beside the filter: the years, the groups, one's own projects. A form that
//! works as a plain GET; with JavaScript a change takes effect at once.

use battle_map::{
    access::{Screen, may_open},
    value::Year,
    view::plan_board::{PlanGrouping, PlanQuery, PlanYears},
};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::{flags::years_words, href::plan_href};
use crate::{me::use_me, texts::use_texts};

/// The parameters that the form has fields for.
const FIELDS: [&str; 6] = ["from", "to", "year", "group", "mine", "page"];

/// The choice of years and groups.
#[component]
pub fn PlanChoice(
    /// What the board shows now.
    query: Memo<PlanQuery>,
    /// The years that are shown.
    years: PlanYears,
    /// The first and the last year in which anything stands.
    known: (Year, Year),
) -> impl IntoView {
    let texts = use_texts();
    let navigate = use_navigate();
    let set = Callback::new(move |(key, value): (&'static str, String)| {
        let query = changed(&query.get_untracked(), years, key, value);
        let options = NavigateOptions { scroll: false, ..NavigateOptions::default() };
        navigate(&plan_href(&query), options);
    });
    let kept = move || {
        let kept = query.get().parameters().into_iter();
        let kept = kept.filter(|(key, _)| !FIELDS.contains(key));
        kept.map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
            .collect_view()
    };
    let owns = use_me().actor.is_some_and(|actor| may_open(&actor, Screen::Desk));
    view! {
        <form class="filter plan-choice" method="get" action="/plan" on:submit=|event| event.prevent_default()>
            {kept}
            <YearStep query years after=false />
            <YearPick name="from" label="plan.from" chosen=years.first() known set />
            <span aria-hidden="true">"—"</span>
            <YearPick name="to" label="plan.to" chosen=years.last() known set />
            <YearStep query years after=true />
            <GroupPick query set />
            {owns.then(|| view! { <Mine query set /> })}
            <button type="submit">{texts.get("filter.apply")}</button>
        </form>
    }
}

/// The query after a change of one field. A year that passes the other one takes it along.
fn changed(query: &PlanQuery, years: PlanYears, key: &str, value: String) -> PlanQuery {
    let first = query.on_page(0);
    let year = || value.parse::<Year>().ok();
    match key {
        "from" => year()
            .map_or(first.clone(), |from| first.of_years((from, years.last().max(from)).into())),
        "to" => {
            year().map_or(first.clone(), |to| first.of_years((years.first().min(to), to).into()))
        }
        "group" => PlanQuery { group: PlanGrouping::from_code(&value), ..first },
        _ => PlanQuery { mine: value == "1", ..first },
    }
}

/// A drop-down of years.
#[component]
fn YearPick(
    name: &'static str,
    label: &'static str,
    chosen: Year,
    known: (Year, Year),
    set: Callback<(&'static str, String)>,
) -> impl IntoView {
    let (first, last) = (known.0.min(chosen), known.1.max(chosen));
    let years = (first.number()..=last.number()).map(|year| {
        let is_chosen = year == chosen.number();
        view! { <option value=year.to_string() selected=is_chosen>{year}</option> }
    });
    view! {
        <select
            name=name
            aria-label=use_texts().get(label)
            on:change=move |event| set.run((name, event_target_value(&event)))
        >
            {years.collect_view()}
        </select>
    }
}

/// The link to as many years before or after.
#[component]
fn YearStep(query: Memo<PlanQuery>, years: PlanYears, after: bool) -> impl IntoView {
    let texts = use_texts();
    let (there, sign, rel) =
        if after { (years.after(), "›", "next") } else { (years.before(), "‹", "prev") };
    there.map(|there| {
        let words = years_words(texts, there);
        let label = words.clone();
        let href = move || query.with(|query| plan_href(&query.of_years(there)));
        view! {
            <a class="button plan-step" rel=rel href=href data-noscroll="" aria-label=label title=words>
                {sign}
            </a>
        }
    })
}

#[component]
fn GroupPick(query: Memo<PlanQuery>, set: Callback<(&'static str, String)>) -> impl IntoView {
    let texts = use_texts();
    let group = Memo::new(move |_| query.with(|query| query.group));
    let options = PlanGrouping::ALL.map(|by| {
        let words = texts.get(&format!("plan.group.by.{}", by.code()));
        let chosen = move || group.get() == Some(by);
        view! { <option value=by.code() selected=chosen() prop:selected=chosen>{words}</option> }
    });
    view! {
        <select
            name="group"
            class:on=move || group.get().is_some()
            aria-label=texts.get("plan.group")
            on:change=move |event| set.run(("group", event_target_value(&event)))
        >
            <option value="" prop:selected=move || group.get().is_none()>{texts.get("plan.group.none")}</option>
            {options.collect_view()}
        </select>
    }
}

#[component]
fn Mine(query: Memo<PlanQuery>, set: Callback<(&'static str, String)>) -> impl IntoView {
    let mine = Memo::new(move |_| query.with(|query| query.mine));
    let change = move |event| {
        let value = if event_target_checked(&event) { "1" } else { "" };
        set.run(("mine", value.to_owned()));
    };
    view! {
        <label class="plan-mine">
            <input type="checkbox" name="mine" value="1" checked=mine.get_untracked() prop:checked=mine on:change=change />
            {use_texts().get("plan.mine")}
        </label>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn years(from: i16, to: i16) -> PlanYears {
        (Year::try_from(from).unwrap(), Year::try_from(to).unwrap()).into()
    }

    #[test]
    fn a_year_that_passes_the_other_one_takes_it_along() {
        let after = |key, value: &str| {
            changed(&PlanQuery::default(), years(2026, 2027), key, value.into()).years
        };
        assert_eq!(after("from", "2028"), Some(years(2028, 2028)));
        assert_eq!(after("to", "2025"), Some(years(2025, 2025)));
        assert_eq!(after("to", "2029"), Some(years(2026, 2029)));
    }
}
