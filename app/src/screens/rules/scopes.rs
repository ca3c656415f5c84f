//! Which set holds for which projects, and the form that says so.

use battle_map::{
    command::Read,
    event::Subject,
    model::rule::RuleAction,
    value::{ListId, Seq},
    view::questions::RulesPreview,
    view::{
        options::Choice,
        rules::{ScopeLine, SetLine},
    },
};
use leptos::prelude::*;

use super::{
    confirm::Confirm,
    scope_form::{ScopeFields, ScopeForm},
    words::{scope, set_name},
};
use crate::{deed::use_deed, texts::use_texts};

/// What the scopes are made of.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ScopeParts {
    /// What was assigned, the narrowest first.
    pub lines: Vec<ScopeLine>,
    /// All sets.
    pub sets: Vec<SetLine>,
    /// Lists to choose from.
    pub lists: Vec<Choice<ListId>>,
    /// Sectors to choose from.
    pub sectors: Vec<Choice<String>>,
    /// The version a command must name.
    pub version: Seq,
}

/// The table, and beneath it the form.
#[component]
pub fn Scopes(
    /// What they are made of.
    parts: Memo<ScopeParts>,
    /// Whether the reader may change anything.
    acts: bool,
) -> impl IntoView {
    let texts = use_texts();
    let withdrawn = RwSignal::new(None::<ScopeLine>);
    let lines = move || {
        let parts = parts.get();
        let line = |line: ScopeLine| {
            let words = scope(texts, &line.scope, line.list.as_deref());
            let name = set_name(texts, &parts.sets, line.set);
            let idle = (!line.holds).then(|| texts.get("rules.not-running"));
            let withdraw = acts.then(|| {
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
            {acts.then(|| view! { <ChangeScopes parts withdrawn /> })}
        </section>
    }
}

/// Assigns a set, or takes an assignment back; both are looked at first.
#[component]
fn ChangeScopes(parts: Memo<ScopeParts>, withdrawn: RwSignal<Option<ScopeLine>>) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let form = ScopeForm::new();
    let faults = RwSignal::new(Vec::new());
    let command = Signal::derive(move || match withdrawn.get() {
        Some(line) => {
            let unassign = RuleAction::Unassign { scope: line.scope };
            Ok(RulesPreview { subject: Subject::RuleScopes, action: unassign })
        }
        None => form.command(),
    });
    let reads = Signal::derive(move || {
        vec![Read { subject: Subject::RuleScopes, version: parts.with(|parts| parts.version) }]
    });
    Effect::new(move |_| {
        if deed.done() > 0 {
            withdrawn.set(None);
        }
    });
    let taking_back = move || {
        withdrawn.get().map(|line| {
            let words = scope(texts, &line.scope, line.list.as_deref());
            let words = texts.fill("rules.withdrawing", &[("scope", &words)]);
            view! {
                <p>
                    {words} " "
                    <button class="button" type="button" on:click=move |_| withdrawn.set(None)>{texts.get("rules.give-up")}</button>
                </p>
            }
        })
    };
    view! {
        <div class="rule-assign">
            {taking_back}
            <Show when=move || withdrawn.with(Option::is_none)>
                <ScopeFields form parts />
            </Show>
            <Confirm command reads deed faults />
        </div>
    }
}
