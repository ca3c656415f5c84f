//! One rule set: its rules as sentences, its versions, and the actions on it.

use battle_map::{
    event::Subject,
    model::rule::{RuleAction, RuleSetId},
    view::rules::{SetLine, VersionLine},
};
use leptos::prelude::*;

use super::{editor::SetEditor, row::RuleSentence, scope_form::ScopeParts, words::set_name};
use crate::{
    erased::Show,
    execute::CommandJson,
    form::{LineField, ShortForm, Typed, use_form},
    format,
    texts::{Texts, use_texts},
};

/// The chosen set: to be read, copied, or edited if it is the city's own.
#[component]
pub fn SetPanel(
    /// The set that is chosen in the page's address.
    set: Memo<SetLine>,
    /// All sets, for their names.
    sets: Memo<Vec<SetLine>>,
    /// The set that is edited, as it was when editing began.
    editing: RwSignal<Option<SetLine>>,
    /// Whether the reader may change rule sets.
    acts: Memo<bool>,
) -> impl IntoView {
    let texts = use_texts();
    let id = set.with_untracked(|set| set.id);
    let own = matches!(id, RuleSetId::Own(_));
    let begin = move |_| editing.set(Some(set.get_untracked()));
    view! {
        <section class="rule-set" aria-labelledby="rule-set">
            {move || sets.with(|sets| set.with(|set| told(texts, sets, set)))}
            <Show when=move || acts.get()>
                {own.then(|| view! { <button class="button" type="button" on:click=begin>{texts.get("rules.edit")}</button> })}
                <CopySet from=id />
            </Show>
            {move || set.with(|set| versions(texts, &set.versions))}
        </section>
    }
}

/// The set's name, its origin, and its rules as sentences.
fn told(texts: Texts, sets: &[SetLine], set: &SetLine) -> impl IntoView + use<> {
    let name = set_name(texts, sets, set.id);
    let source = match set.id {
        RuleSetId::Preset(preset) => texts.get(&format!("rules.source.{}", preset.code())),
        RuleSetId::Own(_) => {
            let from = set.from.map(|from| set_name(texts, sets, from)).unwrap_or_default();
            let number = set.number.to_string();
            texts.fill("rules.own-source", &[("from", &from), ("number", &number)])
        }
        RuleSetId::Ledger => String::new(),
    };
    let rules = set.rules.iter().cloned().map(|rule| view! { <RuleSentence rule /> });
    view! {
        <header>
            <h2 id="rule-set">{name}</h2>
            <p class="hint">{source}</p>
        </header>
        <ol class="rule-sentences">{rules.collect_view()}</ol>
    }
}

/// The editor, shown in place of the set while it is edited.
#[component]
pub fn EditPanel(
    /// The set as it was when editing began.
    editing: RwSignal<Option<SetLine>>,
    /// Where sets apply, and what may be chosen.
    parts: Memo<ScopeParts>,
) -> impl IntoView {
    let texts = use_texts();
    let done = Callback::new(move |()| editing.set(None));
    move || {
        editing.get().map(|set| {
            view! {
                <section class="rule-set" aria-labelledby="rule-set">
                    <h2 id="rule-set">{texts.get("rules.editing")}</h2>
                    <SetEditor set parts done />
                </section>
            }
        })
    }
}

/// The button that copies a set at once; a copy applies nowhere until it is assigned.
#[component]
fn CopySet(from: RuleSetId) -> impl IntoView {
    let form = use_form("copy-rules", from, Typed::default());
    let copy = move |()| {
        form.submit(Vec::new(), |typed| {
            let name = typed.name("name")?;
            Some(CommandJson::of(Subject::City, RuleAction::Copy { from, name }))
        });
    };
    view! {
        <ShortForm form class="decide" label="rules.copy" send=copy>
            <LineField form name="name" label="rules.copy-name" codes=&["rule-set-name-taken"] />
        </ShortForm>
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
