//! What only a ledger states of a project, and the form by which its unit turns that into a claim.

use battle_map::{
    value::ProjectId,
    view::{
        evidence::{EvidenceLine, ProjectEvidence},
        project_file::MilestoneLine,
    },
};
use leptos::prelude::*;

use super::milestones::answer;
use crate::{
    date_request,
    live::Lines,
    screens::desk::{ClaimForm, Demands},
    texts::use_texts,
};

/// The starts and completions that wait for a claim; nothing for those who claim nothing here.
#[component]
pub fn ProjectClaims(
    /// The project that the milestones belong to.
    project: ProjectId,
    /// The project's milestones.
    milestones: Memo<Vec<MilestoneLine>>,
    /// Its evidence, with what a claim has to show; the inner `None` means that the reader may not
    /// see it.
    evidence: Memo<Option<Option<ProjectEvidence>>>,
) -> impl IntoView {
    let texts = use_texts();
    let claims =
        Memo::new(move |_| evidence.with(|evidence| evidence.as_ref()?.as_ref()?.claims.clone()));
    provide_context(Demands(Memo::new(move |_| claims.get().unwrap_or_default())));
    let lines = Memo::new(move |_| {
        let awaits = |line: &&MilestoneLine| line.awaits_claim && claims.with(Option::is_some);
        milestones.with(|lines| lines.iter().filter(awaits).cloned().collect::<Vec<_>>())
    });
    view! {
        <Show when=move || !lines.with(Vec::is_empty)>
            <section class="project-claims" aria-labelledby="claims">
                <h2 id="claims">{texts.get("project.claims")}</h2>
                <p class="hint">{texts.get("project.claims-hint")}</p>
                <ul>
                    <Lines lines key=|line| line.id let:line>
                        <Claimable project line evidence />
                    </Lines>
                </ul>
            </section>
        </Show>
    }
}

/// One milestone with what the ledger states, and its claim.
#[component]
fn Claimable(
    project: ProjectId,
    line: Memo<MilestoneLine>,
    evidence: Memo<Option<Option<ProjectEvidence>>>,
) -> impl IntoView {
    let texts = use_texts();
    let milestone = line.with_untracked(|line| line.id);
    let shown = Memo::new(move |_| {
        let shows =
            |known: &&EvidenceLine| known.milestone == Some(milestone) && known.withdrawn.is_none();
        let lines =
            |known: &ProjectEvidence| known.lines.iter().filter(shows).cloned().collect::<Vec<_>>();
        evidence.with(|known| known.as_ref()?.as_ref().map(lines)).unwrap_or_default()
    });
    let words = move || {
        line.with(|line| {
            let name = texts.get(&format!("milestone.{}", line.kind.code()));
            let returned = line.returned.as_ref().map(|back| date_request::given_back(texts, back));
            view! {
                <b>{name}</b>
                <span>{answer(texts, line.recognised)}</span>
                {returned.map(|words| view! { <span class="said-no">{words}</span> })}
            }
        })
    };
    view! {
        <li data-milestone=milestone.to_string()>
            {words}
            <ClaimForm project line evidence=shown />
        </li>
    }
}
