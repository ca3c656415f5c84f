//! One rule set: its rules to read, its versions, and what can be done with it.

use battle_map::{
    event::Subject,
    model::rule::{RuleAction, RuleSetId},
    value::Name,
    view::rules::{SetLine, VersionLine},
};
use leptos::prelude::*;

use super::{editor::SetEditor, row::RuleSentence, words::set_name};
use crate::{
    deed::{DeedFault, use_deed},
    execute::Order,
    format,
    texts::{Texts, use_texts},
};

/// The chosen set: read, copied, or edited if it is the city's own.
#[component]
pub fn SetPanel(
    /// Which.
    set: SetLine,
    /// All of them, for their names.
    sets: Vec<SetLine>,
    /// The set that is edited, as it was when editing began.
    editing: RwSignal<Option<SetLine>>,
    /// Whether the reader may change anything.
    acts: bool,
) -> impl IntoView {
    let texts = use_texts();
    let name = set_name(texts, &sets, set.id);
    let source = match set.id {
        RuleSetId::Preset(preset) => texts.get(&format!("rules.source.{}", preset.code())),
        RuleSetId::Own(_) => {
            let from = set.from.map(|from| set_name(texts, &sets, from)).unwrap_or_default();
            let number = set.number.to_string();
            texts.fill("rules.own-source", &[("from", &from), ("number", &number)])
        }
    };
    let own = matches!(set.id, RuleSetId::Own(_));
    let rules = set.rules.iter().cloned().map(|rule| view! { <RuleSentence rule /> });
    let rules = rules.collect_view();
    let edit = {
        let set = set.clone();
        (own && acts).then(|| {
            let begin = move |_| editing.set(Some(set.clone()));
            view! { <button class="button" type="button" on:click=begin>{texts.get("rules.edit")}</button> }
        })
    };
    let copy = acts.then(|| view! { <CopySet from=set.id /> });
    view! {
        <section class="rule-set" aria-labelledby="rule-set">
            <header>
                <h2 id="rule-set">{name}</h2>
                <p class="hint">{source}</p>
            </header>
            <ol class="rule-sentences">{rules}</ol>
            {edit}
            {copy}
            {versions(texts, &set.versions)}
        </section>
    }
}

/// The editor in the place of the set, while it is edited.
#[component]
pub fn EditPanel(
    /// The set as it was when editing began.
    editing: RwSignal<Option<SetLine>>,
) -> impl IntoView {
    let texts = use_texts();
    let done = Callback::new(move |()| editing.set(None));
    move || {
        editing.get().map(|set| {
            view! {
                <section class="rule-set" aria-labelledby="rule-set">
                    <h2 id="rule-set">{texts.get("rules.editing")}</h2>
                    <SetEditor set done />
                </section>
            }
        })
    }
}

/// A copy holds nowhere until somebody says so; it can be made at once.
#[component]
fn CopySet(from: RuleSetId) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let name = RwSignal::new(String::new());
    Effect::new(move |_| {
        if deed.done() > 0 {
            name.set(String::new());
        }
    });
    let copy = move |_| match Name::new(&name.get_untracked()) {
        Ok(name) => {
            let copy = RuleAction::Copy { from, name };
            deed.give(Order::of(Subject::City, copy), Vec::new());
        }
        Err(_) => deed.refuse("rules.name-missing"),
    };
    view! {
        <div class="decide">
            <input
                aria-label=texts.get("rules.copy-name")
                placeholder=texts.get("rules.copy-name")
                prop:value=move || name.get()
                on:input=move |e| name.set(event_target_value(&e))
            />
            <button class="button" type="button" disabled=move || deed.is_busy() on:click=copy>{texts.get("rules.copy")}</button>
            <DeedFault deed />
        </div>
    }
}

fn versions(texts: Texts, versions: &[VersionLine]) -> Option<impl IntoView + use<>> {
    let lines = versions.iter().map(|version| {
        let number = version.number.to_string();
        let day = format::day(texts, version.at.day());
        let words = [("number", number.as_str()), ("day", &day), ("by", &version.by)];
        view! { <li>{texts.fill("rules.version", &words)}</li> }
    });
    let lines = lines.collect_view();
    (!versions.is_empty()).then(|| {
        view! {
            <h3>{texts.get("rules.versions")}</h3>
            <ol class="rule-versions">{lines}</ol>
        }
    })
}
