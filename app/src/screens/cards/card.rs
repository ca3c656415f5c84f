//! One card: its colour, who is warned, why, with the arithmetic opened, and its current step.

use std::collections::BTreeSet;

use battle_map::{
    model::{card::CardLevel, finding::FindingSubject},
    value::CardId,
    view::cards::CardRow,
};
use leptos::prelude::*;

use super::{
    basis::{basis, plan_used},
    notice::NoticeFromCard,
    story::CardStory,
};
use crate::{
    erased::Show,
    finding::{headline, unfolded},
    parts::{finding::FindingChart, rule::RuleNamed, sign::CardSign},
    texts::{Texts, use_texts},
};

/// Cards that are chosen to be dealt with together.
#[derive(Clone, Copy)]
pub struct CardTicks {
    /// The cards chosen so far.
    pub chosen: RwSignal<BTreeSet<CardId>>,
    /// Whether any action on chosen cards is offered.
    pub offered: Memo<bool>,
}

/// One card as a list item, with its actions below; changes to the card update it in place and keep
/// what is typed in its forms.
#[component]
pub fn CardItem(
    /// The card that is shown.
    row: Memo<CardRow>,
    /// The choice it can be ticked for; `None` where cards cannot be chosen.
    #[prop(optional)]
    choice: Option<CardTicks>,
    /// The forms for what can be done with the card.
    children: Children,
) -> impl IntoView {
    let texts = use_texts();
    let id = row.with_untracked(|row| row.id);
    let class = move || row.with(|row| format!("card-item card-{}", row.level.code()));
    let choose = choice.map(|CardTicks { chosen, offered }| {
        let name = move || row.with(|row| name(texts, row));
        view! { <Show when=move || offered.get()><Choose id name=Signal::derive(name) chosen /></Show> }
    });
    let levels = Memo::new(move |_| row.with(|row| (row.level, row.out)));
    view! {
        <li class=class id=format!("card-{id}")>
            {choose}
            {move || { let (level, out) = levels.get(); view! { <LevelCard level out /> } }}
            <div class="card-body">
                {move || row.with(|row| facts(texts, row))}
                {children()}
            </div>
        </li>
    }
}

/// Who is warned, why, with its arithmetic, and the card's current step.
fn facts(texts: Texts, row: &CardRow) -> impl IntoView + use<> {
    let name = name(texts, row);
    let title = match row.warned.project {
        Some(project) => view! { <a href=format!("/projects/{project}")>{name}</a> }.into_any(),
        None => view! { <b>{name}</b> }.into_any(),
    };
    let step = texts.get(&format!("cards.step.{}", row.step.code()));
    let place = row.warned.place();
    let now = row.now.as_ref().map(|now| {
        let words = texts.fill("cards.now", &[("finding", &headline(texts, now))]);
        view! { <span class="card-now">{words}</span> }
    });
    let plan = plan_used(texts, row).map(|words| view! { <span class="hint">{words}</span> });
    view! {
        <header>
            {title}
            <span>{place}</span>
            <em class="badge">{step}</em>
        </header>
        <div class="card-why">
            <strong>{headline(texts, &row.finding)}</strong>
            <RuleNamed name=basis(texts, row) wording=row.wording.clone() />
            {now}
        </div>
        <p class="card-sum">{unfolded(texts, &row.finding)} {plan}</p>
        <FindingChart finding=row.finding.clone() />
        <CardStory row=row.clone() />
        <NoticeFromCard row=row.clone() />
    }
}

/// The name of the card's subject; for the office, its words from the catalogue.
pub fn name(texts: Texts, row: &CardRow) -> String {
    match row.warned.about {
        FindingSubject::Office => texts.get("cards.the-office"),
        _ => row.warned.name.clone(),
    }
}

/// The card's colour; while a graver card is pending, both colours are shown.
#[component]
fn LevelCard(level: CardLevel, out: Option<CardLevel>) -> impl IntoView {
    view! {
        <span class="card-sign">
            {out.map(|out| view! { <CardSign level=out /> })}
            <CardSign level />
        </span>
    }
}

#[component]
fn Choose(id: CardId, name: Signal<String>, chosen: RwSignal<BTreeSet<CardId>>) -> impl IntoView {
    let choose = move |event| {
        let on = event_target_checked(&event);
        chosen.update(|chosen| {
            if on {
                chosen.insert(id)
            } else {
                chosen.remove(&id)
            };
        });
    };
    view! {
        <input
            type="checkbox"
            aria-label=move || name.get()
            prop:checked=move || chosen.with(|chosen| chosen.contains(&id))
            on:change=choose
        />
    }
}
