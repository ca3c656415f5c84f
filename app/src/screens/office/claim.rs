//! The content of a claim: project, milestone, planned and claimed date, evidence.

use battle_map::view::office::ClaimLine;
use leptos::prelude::*;

use crate::{format, parts::evidence::EvidenceTile, texts::use_texts};

/// The facts of a claim.
#[component]
pub fn ClaimHead(
    /// The claim that is shown.
    claim: ClaimLine,
) -> impl IntoView {
    let texts = use_texts();
    let key = format!("milestone.{}", claim.kind.code());
    let milestone = claim.milestone_name.unwrap_or_else(|| texts.get(&key));
    let plan = claim
        .plan
        .map(|plan| texts.fill("office.planned", &[("date", &format::date(texts, plan))]));
    let late = claim.plan.is_some_and(|plan| plan.due() < claim.date.due());
    let said = texts.fill("office.claimed", &[("date", &format::date(texts, claim.date))]);
    let count = claim.evidence.len().to_string();
    let evidence = texts.fill("office.evidence", &[("count", &count)]);
    let tiles = claim.evidence.into_iter().map(|line| view! { <EvidenceTile line /> });
    let tiles: Vec<_> = tiles.collect();
    let tiles = (!tiles.is_empty()).then(|| view! { <ul class="evidence-list">{tiles}</ul> });
    view! {
        <div class="claim-head">
            <a href=format!("/projects/{}", claim.project)>{claim.name}</a>
            <span>{claim.region}</span>
            <b>{milestone}</b>
            <span>{plan}</span>
            <span class:late=late>{said}</span>
            <span>{evidence}</span>
            {tiles}
        </div>
    }
}
