//! Which set applies to which projects, and the form that assigns one.

use battle_map::{
    command::ReadVersion,
    event::Subject,
    model::rule::RuleAction,
    view::{questions::RulesPreview, rules::ScopeLine},
};
use leptos::prelude::*;

use super::{
    confirm::Confirm,
    scope_form::{ScopeFields, ScopeParts, begin, command},
    words::{scope, set_name},
};
use crate::{
    erased::Show,
    form::{Reading, Restored, Typed, use_form},
    texts::use_texts,
};

/// The table of assignments, and the form below it.
#[component]
pub fn Scopes(
    /// The data of the section.
    parts: Memo<ScopeParts>,
    /// Whether the reader may change the assignments.
    acts: Memo<bool>,
) -> impl IntoView {
    let texts = use_texts();
    let withdrawn = RwSignal::new(None::<ScopeLine>);
    let lines = move || {
        let parts = parts.get();
        let line = |line: ScopeLine| {
            let words = scope(texts, &line.scope, line.list.as_deref());
            let name = set_name(texts, &parts.sets, line.set);
            let idle = (!line.holds).then(|| texts.get("rules.not-running"));
            let withdraw = acts.get().then(|| {
                let take = move |_| withdrawn.set(Some(line.clone()));
                view! { <button class="button" type="button" on:click=take>{texts.get("rules.withdraw")}</button> }
            });
            view! { <li><b>{words}</b> <span>{name}</span> <em>{idle}</em> {withdraw}</li> }
        };
        parts.lines.clone().into_iter().map(line).collect_view()
    };
    view! {
        <section class="rule-scopes" aria-labelledby="rule-scopes">
            <h2 id="rule-scopes">{texts.get("rules.scopes")}</h2>
            <p class="hint">{texts.get("rules.scopes-hint")}</p>
            <ul>{lines}</ul>
            <Show when=move || acts.get()>
                <ChangeScopes parts withdrawn />
            </Show>
        </section>
    }
}

/// Assigns a set, or removes an assignment; both are previewed first.
#[component]
fn ChangeScopes(parts: Memo<ScopeParts>, withdrawn: RwSignal<Option<ScopeLine>>) -> impl IntoView {
    let form = use_form("assign-rules", "", begin());
    let reads = move || vec![read(parts)];
    view! {
        <div class="rule-assign">
            <Show when=move || withdrawn.with(Option::is_none)>
                <Restored form />
                <ScopeFields form parts />
                <Confirm form command reads />
            </Show>
            {move || withdrawn.get().map(|line| view! { <Withdraw line parts withdrawn /> })}
        </div>
    }
}

/// The version of the assignments, as the page shows it.
fn read(parts: Memo<ScopeParts>) -> ReadVersion {
    let version = parts.with_untracked(|parts| parts.version);
    ReadVersion { subject: Subject::RuleScopes, version }
}

/// The preview and button that remove an assignment.
#[component]
fn Withdraw(
    line: ScopeLine,
    parts: Memo<ScopeParts>,
    withdrawn: RwSignal<Option<ScopeLine>>,
) -> impl IntoView {
    let texts = use_texts();
    let words = scope(texts, &line.scope, line.list.as_deref());
    let form = use_form("withdraw-rules", &words, Typed::default());
    let words = texts.fill("rules.withdrawing", &[("scope", &words)]);
    let line = StoredValue::new(line);
    let command = move |_: &mut Reading<'_>| {
        let action = RuleAction::Unassign { scope: line.with_value(|line| line.scope.clone()) };
        Some(RulesPreview { subject: Subject::RuleScopes, action })
    };
    let reads = move || vec![read(parts)];
    let end = move || withdrawn.set(None);
    Effect::new(move |_| {
        if form.done() > 0 {
            end();
        }
    });
    view! {
        <p>
            {words} " "
            <button class="button" type="button" on:click=move |_| end()>{texts.get("rules.give-up")}</button>
        </p>
        <Confirm form command reads />
    }
}
