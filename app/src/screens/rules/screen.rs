//! The rule editor as a whole.

use battle_map::{
    model::rule::RuleSetId,
    view::rules::{RulesView, SetLine},
};
use leptos::prelude::*;

use super::{
    scope_form::ScopeParts,
    scopes::Scopes,
    set::{EditPanel, SetPanel},
    start::CardStart,
    words::{in_force, set_name},
};
use crate::{
    erased::Show,
    live::{Followed, latest},
    parts::{frame::NavPage, view_page::ViewPage},
    texts::use_texts,
};

/// The page, as far as its view is there.
#[component]
pub fn RulesScreen(
    /// The set chosen in the page's address.
    chosen: Memo<RuleSetId>,
    /// The editor's view, followed as it changes.
    view: Followed<RulesView>,
) -> impl IntoView {
    let texts = use_texts();
    let rules = latest(view);
    let sets =
        Memo::new(move |_| rules.with(|r| r.as_ref().map(|r| r.sets.clone())).unwrap_or_default());
    let acts = Memo::new(move |_| rules.with(|r| r.as_ref().is_some_and(|r| r.acts)));
    let from = Memo::new(move |_| rules.with(|r| r.as_ref().and_then(|r| r.frame.cards_from)));
    let city = Memo::new(move |_| rules.with(|r| r.as_ref().map(|r| r.city)).unwrap_or_default());
    let proposed = Memo::new(move |_| rules.with(|r| r.as_ref().map_or(0, |r| r.proposed)));
    let parts =
        Memo::new(move |_| rules.with(|rules| rules.as_ref().map(scope_parts)).unwrap_or_default());
    let editing = RwSignal::new(None::<SetLine>);
    let shown = Memo::new(move |_| {
        sets.with(|sets| {
            let ids = sets.iter().map(|set| set.id);
            ids.clone().find(|id| *id == chosen.get()).or_else(|| ids.clone().next())
        })
    });
    let set_of = move |id| sets.with(|sets| sets.iter().find(|set| set.id == id).cloned());
    let panel = move || {
        let id = shown.get()?;
        let first = untrack(|| set_of(id))?;
        // A set that changes is shown anew under what is typed about it.
        let set = Memo::new(move |last: Option<&SetLine>| {
            set_of(id).unwrap_or_else(|| last.unwrap_or(&first).clone())
        });
        Some(view! { <SetPanel set sets editing acts /> })
    };
    view! {
        <ViewPage view latest=rules frame=|view| &view.frame here=NavPage::Office title="rules.title" class="rules-page">
            <Show when=move || rules.with(Option::is_some)>
                <header class="rules-head">
                    <a href="/office">{texts.get("office.title")}</a>
                    <h1>{texts.get("rules.title")}</h1>
                    <p>{move || texts.fill("rules.proposed", &[("count", &proposed.get().to_string())])}</p>
                </header>
                <div class="rules-columns">
                    <Sets parts chosen />
                    <div class="rules-work">
                        <Show when=move || editing.with(Option::is_none) fallback=move || view! { <EditPanel editing parts /> }>
                            {panel}
                        </Show>
                        <Scopes parts acts />
                        <CardStart from version=city acts />
                    </div>
                </div>
            </Show>
        </ViewPage>
    }
}

fn scope_parts(view: &RulesView) -> ScopeParts {
    ScopeParts {
        lines: view.scopes.clone(),
        sets: view.sets.clone(),
        lists: view.lists.clone(),
        sectors: view.sectors.clone(),
        version: view.version,
        today: Some(view.frame.now.day()),
    }
}

/// All sets as links, so that each can be opened without JavaScript.
#[component]
fn Sets(parts: Memo<ScopeParts>, chosen: Memo<RuleSetId>) -> impl IntoView {
    let texts = use_texts();
    let links = move || {
        let parts = parts.get();
        let link = |set: &SetLine| {
            let current = (set.id == chosen.get()).then_some("page");
            let name = set_name(texts, &parts.sets, set.id);
            let held = in_force(texts, &parts.lines, set.id);
            view! {
                <li>
                    <a href=format!("/office/rules?set={}", set.id) aria-current=current>
                        {name}
                        <small>{held}</small>
                    </a>
                </li>
            }
        };
        parts.sets.iter().map(link).collect_view()
    };
    view! {
        <nav class="rules-sets" aria-label=texts.get("rules.sets")>
            <h2>{texts.get("rules.sets")}</h2>
            <ul>{links}</ul>
        </nav>
    }
}
