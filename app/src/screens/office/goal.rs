//! Setting a target, or another value for one: year, scope, sector, size, kind, due month and value.

use battle_map::{
    event::Subject,
    model::series::{AimKind, SeriesAction, SeriesKind, SizeClass},
    value::Year,
};
use leptos::prelude::*;

use crate::{
    deed::{DeedFault, use_deed},
    execute::Order,
    score,
    texts::{Texts, use_texts},
};

mod fields;

pub use fields::{Choices, GoalFields};

/// The form.
#[component]
pub fn GoalForm(
    /// What is typed.
    fields: GoalFields,
    /// What a target may be set for.
    choices: Memo<Choices>,
    /// The year in force; the next one may be planned, too.
    year: Year,
) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let set = move |()| match fields.goal() {
        Ok(goal) => {
            let reads = fields.read.get_untracked().into_iter().collect();
            deed.give(Order::of(Subject::City, SeriesAction::Set(SeriesKind::Target(goal))), reads);
        }
        Err(key) => deed.refuse(key),
    };
    Effect::new(move |_| {
        if deed.done() > 0 {
            fields.value.set(String::new());
            fields.read.set(None);
        }
    });
    let sectors = move || {
        any(texts, "targets.any-sector", "", choices.with(|choices| choices.sectors.clone()))
    };
    let scopes = move || {
        let all = choices.with(|all| [all.regions.as_slice(), &all.units].concat());
        any(texts, "office.text-city", "city", all)
    };
    let label = move || texts.get(&fields.value_label());
    let button = move || {
        texts.get(if fields.read.with(Option::is_some) {
            "targets.set-anew"
        } else {
            "targets.set"
        })
    };
    view! {
        <form class="goal-form" on:submit=move |event| { event.prevent_default(); set(()) }>
            <Choose label="targets.year" value=fields.year choices=Signal::stored(years(year)) />
            <Choose label="targets.scope" value=fields.scope choices=Signal::derive(scopes) />
            <Choose label="targets.sector" value=fields.sector choices=Signal::derive(sectors) />
            <Choose label="targets.size" value=fields.size choices=Signal::stored(sizes(texts)) />
            <Choose label="targets.kind" value=fields.kind choices=Signal::stored(kinds(texts)) />
            <Choose label="targets.due" value=fields.due choices=Signal::stored(months(texts)) />
            <label>
                <span>{label}</span>
                <input
                    inputmode="decimal"
                    autocomplete="off"
                    prop:value=move || fields.value.get()
                    on:input=move |e| fields.value.set(event_target_value(&e))
                />
            </label>
            <button class="button" type="submit" disabled=move || deed.is_busy()>{button}</button>
            <DeedFault deed />
        </form>
    }
}

/// Codes with their words.
type Coded = Vec<(String, String)>;

/// The choices below one that leaves all open.
fn any(texts: Texts, key: &str, code: &str, others: Coded) -> Coded {
    std::iter::once((code.to_owned(), texts.get(key))).chain(others).collect()
}

fn years(year: Year) -> Coded {
    let number = year.number();
    (number..=number + 1).map(|year| (year.to_string(), year.to_string())).collect()
}

fn months(texts: Texts) -> Coded {
    let words = |month: i32| (month.to_string(), texts.get(&format!("month.{month:02}")));
    (1..=12).map(words).collect()
}

fn kinds(texts: Texts) -> Coded {
    AimKind::ALL.map(|kind| (kind.code().to_owned(), score::kind(texts, kind))).into()
}

fn sizes(texts: Texts) -> Coded {
    let words =
        |size: SizeClass| (size.code().to_owned(), texts.get(&format!("size.{}", size.code())));
    any(texts, "targets.any-size", "", SizeClass::ALL.map(words).into())
}

#[component]
fn Choose(
    label: &'static str,
    value: RwSignal<String>,
    choices: Signal<Vec<(String, String)>>,
) -> impl IntoView {
    let options = move || {
        let option = |(code, words): (String, String)| {
            let mine = code.clone();
            let chosen = move || value.with(|value| *value == mine);
            view! { <option value=code prop:selected=chosen>{words}</option> }
        };
        choices.get().into_iter().map(option).collect_view()
    };
    view! {
        <label>
            <span>{use_texts().get(label)}</span>
            <select on:change=move |e| value.set(event_target_value(&e))>{options}</select>
        </label>
    }
}
