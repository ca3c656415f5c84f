//! What is typed to say which projects a set holds for.

use battle_map::{
    event::Subject,
    model::{
        rule::{RuleAction, RuleScope},
        series::SizeClass,
    },
    value::Name,
    view::questions::RulesPreview,
};
use leptos::prelude::*;

use super::{scopes::ScopeParts, words::set_name};
use crate::texts::use_texts;

/// The kinds of scopes, in the order of the menu.
const KINDS: [&str; 5] = ["everything", "list", "sector", "size", "campaign"];

/// The form's fields as typed.
#[derive(Clone, Copy)]
pub struct ScopeForm {
    kind: RwSignal<String>,
    list: RwSignal<String>,
    sector: RwSignal<String>,
    size: RwSignal<String>,
    name: RwSignal<String>,
    from: RwSignal<String>,
    until: RwSignal<String>,
    set: RwSignal<String>,
}

impl ScopeForm {
    /// An empty form.
    pub fn new() -> Self {
        let [kind, list, sector, size, name, from, until, set] =
            ["everything", "", "", SizeClass::ALL[0].code(), "", "", "", "points"]
                .map(|text| RwSignal::new(text.to_owned()));
        Self { kind, list, sector, size, name, from, until, set }
    }

    /// The command it makes, or the text of what is missing.
    pub fn command(self) -> Result<RulesPreview, &'static str> {
        let list = self.list.get().parse().ok();
        let scope = match self.kind.get().as_str() {
            "list" => RuleScope::List(list.ok_or("rules.list-missing")?),
            "sector" => RuleScope::Sector(
                Name::new(&self.sector.get()).map_err(|_| "rules.sector-missing")?,
            ),
            "size" => {
                RuleScope::Size(SizeClass::from_code(&self.size.get()).unwrap_or(SizeClass::Yi10))
            }
            "campaign" => {
                let days = self.from.get().parse().ok().zip(self.until.get().parse().ok());
                let (from, until) = days.ok_or("rules.days-missing")?;
                let name = Name::new(&self.name.get()).map_err(|_| "rules.campaign-missing")?;
                RuleScope::Campaign { name, from, until, list }
            }
            _ => RuleScope::Everything,
        };
        let set = self.set.get().parse().map_err(|_| "rules.set-missing")?;
        Ok(RulesPreview { subject: Subject::RuleScopes, action: RuleAction::Assign { scope, set } })
    }
}

/// The fields of the form; only those that the kind of scope asks for.
#[component]
pub fn ScopeFields(
    /// What is typed.
    form: ScopeForm,
    /// What there is to choose from.
    parts: Memo<ScopeParts>,
) -> impl IntoView {
    let texts = use_texts();
    let kinds = KINDS.map(|kind| (kind.to_owned(), texts.get(&format!("rules.scope.{kind}"))));
    let sets = move || {
        parts.with(|parts| {
            let named = parts.sets.iter().map(|set| set.id);
            named.map(|id| (id.to_string(), set_name(texts, &parts.sets, id))).collect::<Vec<_>>()
        })
    };
    view! {
        <div class="raise-fields">
            <Choose label="rules.which" value=form.kind choices=Signal::stored(kinds.to_vec()) />
            {move || narrower(form, parts)}
            <Choose label="rules.set" value=form.set choices=Signal::derive(sets) />
        </div>
    }
}

fn narrower(form: ScopeForm, parts: Memo<ScopeParts>) -> AnyView {
    let texts = use_texts();
    let none = (String::new(), "—".to_owned());
    let lists = {
        let none = none.clone();
        move || {
            let known = parts.with(|parts| parts.lists.clone()).into_iter();
            let named = known.map(|list| (list.value.to_string(), list.name));
            std::iter::once(none.clone()).chain(named).collect::<Vec<_>>()
        }
    };
    match form.kind.get().as_str() {
        "list" => {
            view! { <Choose label="rules.scope.list" value=form.list choices=Signal::derive(lists) /> }
                .into_any()
        }
        "sector" => {
            let sectors = move || {
                let known = parts.with(|parts| parts.sectors.clone()).into_iter();
                let named = known.map(|sector| (sector.value.clone(), sector.name));
                std::iter::once(none.clone()).chain(named).collect::<Vec<_>>()
            };
            view! { <Choose label="rules.scope.sector" value=form.sector choices=Signal::derive(sectors) /> }
                .into_any()
        }
        "size" => {
            let sizes = SizeClass::ALL
                .map(|size| (size.code().to_owned(), texts.get(&format!("size.{}", size.code()))));
            view! { <Choose label="rules.scope.size" value=form.size choices=Signal::stored(sizes.to_vec()) /> }
                .into_any()
        }
        "campaign" => view! {
            <Typed label="rules.campaign" kind="text" value=form.name />
            <Typed label="rules.first-day" kind="date" value=form.from />
            <Typed label="rules.last-day" kind="date" value=form.until />
            <Choose label="rules.scope.list" value=form.list choices=Signal::derive(lists) />
        }
        .into_any(),
        _ => ().into_any(),
    }
}

#[component]
fn Choose(
    label: &'static str,
    value: RwSignal<String>,
    choices: Signal<Vec<(String, String)>>,
) -> impl IntoView {
    let texts = use_texts();
    let options = move || {
        let chosen = value.get_untracked();
        let option = |(code, words): (String, String)| {
            let selected = code == chosen;
            view! { <option value=code selected=selected>{words}</option> }
        };
        choices.get().into_iter().map(option).collect_view()
    };
    view! {
        <label><span>{texts.get(label)}</span>
            <select on:change=move |e| value.set(event_target_value(&e))>{options}</select>
        </label>
    }
}

#[component]
fn Typed(label: &'static str, kind: &'static str, value: RwSignal<String>) -> impl IntoView {
    let texts = use_texts();
    view! {
        <label><span>{texts.get(label)}</span>
            <input type=kind prop:value=move || value.get() on:input=move |e| value.set(event_target_value(&e)) />
        </label>
    }
}
