//! The cards that a change of the rules or the closing of a month would add, alter or remove.

use battle_map::{
    model::finding::Level,
    view::rules::{CardEffect, ChangedCard, Preview},
};
use leptos::prelude::*;

use crate::{
    finding::{headline, unfolded},
    parts::sign::LevelSign,
    texts::{Texts, use_texts},
};

/// How many cards would change, and each of them with its arithmetic.
#[component]
pub fn ChangedCards(
    /// What would become of the cards.
    preview: Preview,
) -> impl IntoView {
    let texts = use_texts();
    let listed = u32::try_from(preview.cards.len()).unwrap_or(u32::MAX);
    let all = preview.added + preview.changed + preview.removed;
    let counts = texts.fill(
        if all == 0 { "rules.no-changes" } else { "rules.changes" },
        &[
            ("added", &preview.added.to_string()),
            ("changed", &preview.changed.to_string()),
            ("removed", &preview.removed.to_string()),
            ("proposed", &preview.proposed.to_string()),
        ],
    );
    let rest =
        (all > listed).then(|| texts.fill("rules.rest", &[("count", &(all - listed).to_string())]));
    let lines = preview.cards.into_iter().map(|card| line(texts, card)).collect_view();
    view! {
        <section class="rule-changes" aria-live="polite">
            <h3>{counts}</h3>
            <ul>{lines}</ul>
            {rest.map(|words| view! { <p class="hint">{words}</p> })}
        </section>
    }
}

fn line(texts: Texts, card: ChangedCard) -> impl IntoView {
    let sign = |level: Option<Level>| level.map(|level| view! { <LevelSign level /> });
    let arrow = (card.change == CardEffect::Changed).then_some("→");
    let name = if card.name.is_empty() { texts.get("rules.addressee.office") } else { card.name };
    let name = match card.project {
        Some(project) => view! { <a href=format!("/projects/{project}")>{name}</a> }.into_any(),
        None => name.into_any(),
    };
    let why = card.finding.map(|finding| {
        view! {
            <span>{headline(texts, &finding)}</span>
            <span class="hint">{unfolded(texts, &finding)}</span>
        }
    });
    view! {
        <li class=format!("changed changed-{}", card.change.code())>
            <span class="badge">{texts.get(&format!("rules.change.{}", card.change.code()))}</span>
            <span class="changed-levels">{sign(card.before)} {arrow} {sign(card.after)}</span>
            <b>{name}</b>
            {why}
        </li>
    }
}
