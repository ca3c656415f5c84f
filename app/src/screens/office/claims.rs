//! Claims that wait: some are chosen and put into a batch to be reviewed together.

use battle_map::{
    event::Subject,
    model::recognition::RecognitionAction,
    value::{MilestoneId, ProjectId},
    view::{
        office::{ClaimLine, OfficeQuery},
        paged::Paged,
    },
};
use leptos::prelude::*;

use super::{claim::ClaimHead, pages::OfficePages};
use crate::{
    erased::{Each, Show},
    execute::CommandJson,
    form::{Form, FormFault, Submit, Typed, use_form},
    texts::use_texts,
};

/// The field that holds the chosen claims.
const CLAIMS: &str = "claims";

/// The claims that are in no batch yet.
#[component]
pub fn WaitingClaims(
    /// The pages in the page's address.
    query: Memo<OfficeQuery>,
    /// The waiting claims, oldest first.
    claims: Memo<Paged<ClaimLine>>,
    /// Whether the reader may put claims into a batch.
    acts: Memo<bool>,
) -> impl IntoView {
    let texts = use_texts();
    let form = use_form("open-batch", "", Typed::default());
    // What was chosen and does not wait any more is in no batch.
    let chosen = Memo::new(move |_| {
        let keys = claims.with(|claims| claims.lines.iter().map(key).collect::<Vec<_>>());
        let chosen = form.texts(CLAIMS);
        keys.into_iter().filter(|key| chosen.contains(&name(*key))).collect::<Vec<_>>()
    });
    let open = move |()| {
        let claims = chosen.get_untracked().into_iter().collect();
        form.send(CommandJson::of(Subject::City, RecognitionAction::Open { claims }), Vec::new());
    };
    let words = Signal::derive(move || {
        texts.fill("office.open-batch", &[("count", &chosen.with(Vec::len).to_string())])
    });
    let empty = Memo::new(move |_| claims.with(|claims| claims.count == 0));
    let shown = Signal::derive(move || claims.with(|claims| (claims.page, claims.last())));
    let off = Signal::derive(move || chosen.with(Vec::is_empty));
    view! {
        <section class="office-claims">
            <h2>{move || texts.fill("office.claims", &[("count", &claims.with(|claims| claims.count).to_string())])}</h2>
            <ul class="claim-list">
                <Each each=move || claims.get().lines key=|claim| (claim.project.0, claim.milestone.0, claim.at.0) let:claim>
                    <WaitingClaim claim form acts=acts.get_untracked() />
                </Each>
            </ul>
            <OfficePages query shown turn=|query, claims| OfficeQuery { claims, ..query } />
            <Show when=move || empty.get()>
                <p class="hint">{texts.get("office.no-claims")}</p>
            </Show>
            <Show when=move || acts.get() && !empty.get()>
                <Submit form label="office.open-batch" words off send=open primary=true />
            </Show>
            <FormFault form />
        </section>
    }
}

#[component]
fn WaitingClaim(claim: ClaimLine, form: Form, acts: bool) -> impl IntoView {
    let key = name(key(&claim));
    let label = claim.name.clone();
    let chosen = {
        let key = key.clone();
        move || form.texts(CLAIMS).contains(&key)
    };
    let choose = move |_| form.toggle(CLAIMS, &key);
    view! {
        <li>
            {acts.then(|| view! {
                <input type="checkbox" aria-label=label prop:checked=chosen on:change=choose />
            })}
            <ClaimHead claim />
        </li>
    }
}

const fn key(claim: &ClaimLine) -> (ProjectId, MilestoneId) {
    (claim.project, claim.milestone)
}

/// The value by which the form names a claim.
fn name((project, milestone): (ProjectId, MilestoneId)) -> String {
    format!("{project}/{milestone}")
}
