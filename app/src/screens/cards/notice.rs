//! From a card to a penalty notice; the card's evidence is carried over.

use battle_map::{
    access::writes_notices, model::card::CardLevel, value::EvidenceId, view::cards::CardRow,
};
use leptos::prelude::*;

use super::basis::basis;
use crate::{
    finding::{arithmetic, headline},
    me::use_me,
    screens::notices::Given,
    texts::use_texts,
};

/// The way to a notice about the project of an open card, for those who write them: where a red
/// card stands, or the rules propose one.
#[component]
pub fn NoticeFromCard(
    /// The card that the notice is about.
    row: CardRow,
) -> impl IntoView {
    let texts = use_texts();
    let writes = use_me().actor.as_ref().is_some_and(writes_notices);
    let grave = row.level == CardLevel::Red || row.story.notice.is_some();
    let project = row.warned.project.filter(|_| writes && row.open && grave)?;
    let finding = [headline(texts, &row.finding), arithmetic(texts, &row.finding)];
    let given = Given {
        facts: finding.join(&texts.get("notice.facts-joint")),
        basis: basis(texts, &row),
        evidence: shown_by_subject(&row),
    };
    Some(view! { <a class="button" href=given.href(project)>{texts.get("notice.send")}</a> })
}

/// The evidence the subject gave with its statement and claim; the scans of approval and signature
/// are left out, for they document the card and not the facts of a notice.
fn shown_by_subject(row: &CardRow) -> Vec<EvidenceId> {
    let story = &row.story;
    let stated = story.said.iter().filter_map(|said| said.statement());
    let stated = stated.flat_map(|statement| &statement.evidence);
    let claimed = story.claim.iter().filter_map(|claim| claim.words.as_ref());
    let claimed = claimed.flat_map(|claim| &claim.evidence);
    let mut all: Vec<_> = stated.chain(claimed).copied().collect();
    all.sort_unstable();
    all.dedup();
    all
}
