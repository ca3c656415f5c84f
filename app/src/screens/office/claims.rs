//! Claims that wait: choose some, look at them together.

use std::collections::BTreeSet;

use battle_map::{
    event::Subject,
    model::recognition::RecognitionAction,
    value::{MilestoneId, ProjectId},
    view::office::ClaimLine,
};
use leptos::prelude::*;

use super::claim::ClaimHead;
use crate::{
    deed::{DeedFault, use_deed},
    execute::Order,
    texts::use_texts,
};

/// The claims that no batch holds.
#[component]
pub fn WaitingClaims(
    /// They, oldest first.
    claims: Memo<Vec<ClaimLine>>,
    /// Whether the reader may act.
    acts: Memo<bool>,
) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let chosen = RwSignal::new(BTreeSet::<(ProjectId, MilestoneId)>::new());
    let open = move |_| {
        let waiting: BTreeSet<_> = claims
            .with_untracked(|claims| claims.iter().map(|c| (c.project, c.milestone)).collect());
        let claims =
            chosen.with_untracked(|chosen| chosen.intersection(&waiting).copied().collect());
        chosen.set(BTreeSet::new());
        let open = Order::of(Subject::City, RecognitionAction::Open { claims });
        deed.give(open, Vec::new());
    };
    let count = move || chosen.with(BTreeSet::len);
    view! {
        <section class="office-claims">
            <h2>{move || texts.fill("office.claims", &[("count", &claims.with(Vec::len).to_string())])}</h2>
            <ul class="claim-list">
                <For each=move || claims.get() key=|claim| (claim.project.0, claim.milestone.0, claim.at.0) let:claim>
                    <WaitingClaim claim chosen acts=acts.get_untracked() />
                </For>
            </ul>
            <Show when=move || claims.with(Vec::is_empty)>
                <p class="hint">{texts.get("office.no-claims")}</p>
            </Show>
            <Show when=move || acts.get() && !claims.with(Vec::is_empty)>
                <button class="primary" type="button" disabled=move || count() == 0 || deed.is_busy() on:click=open>
                    {move || texts.fill("office.open-batch", &[("count", &count().to_string())])}
                </button>
            </Show>
            <DeedFault deed />
        </section>
    }
}

#[component]
fn WaitingClaim(
    claim: ClaimLine,
    chosen: RwSignal<BTreeSet<(ProjectId, MilestoneId)>>,
    acts: bool,
) -> impl IntoView {
    let key = (claim.project, claim.milestone);
    let name = claim.name.clone();
    let choose = move |event| {
        let on = event_target_checked(&event);
        chosen.update(|chosen| {
            if on {
                chosen.insert(key)
            } else {
                chosen.remove(&key)
            };
        });
    };
    view! {
        <li>
            {acts.then(|| view! {
                <input type="checkbox" aria-label=name prop:checked=move || chosen.with(|c| c.contains(&key)) on:change=choose />
            })}
            <ClaimHead claim />
        </li>
    }
}
