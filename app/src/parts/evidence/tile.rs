//! One piece of evidence: its thumbnail, which opens the file, and the facts about it.

use battle_map::{model::evidence::FileKind, view::evidence::EvidenceLine};
use leptos::prelude::*;

use super::{release::Release, thumbnail::Thumbnail, withdraw::Withdraw, words};
use crate::texts::use_texts;

/// The tile of one piece of evidence.
#[component]
pub fn EvidenceTile(
    /// The evidence that is shown.
    line: EvidenceLine,
    /// The milestone that it documents, where the surroundings do not say it.
    #[prop(optional_no_strip)]
    shows: Option<String>,
    /// Whether it may be withdrawn and released here.
    #[prop(optional)]
    withdraws: bool,
) -> impl IntoView {
    let texts = use_texts();
    let (id, gone) = (line.id, line.withdrawn.is_some());
    let document = line.kind == FileKind::Pdf;
    let shot = line.shot.filter(|_| !document).map(|shot| words::shot(texts, shot, line.at));
    let reason = line.withdrawn.as_ref();
    let withdrawn = reason.map(|reason| texts.fill("evidence.withdrawn", &[("reason", reason)]));
    // To whom it is said how it was taken, the file is given as it was taken.
    let original = line.shot.is_some().then(|| {
        view! { <a href=format!("/files/{id}/original") download>{texts.get("evidence.original")}</a> }
    });
    let facts = words::facts(texts, &line);
    let released = line.released.then(|| {
        view! { <span class="evidence-released">{texts.get("evidence.released")}</span> }
    });
    let release = (withdraws && line.releases).then(|| view! { <Release line=line.clone() /> });
    let withdraw =
        (withdraws && line.theirs && !gone).then(|| view! { <Withdraw line=line.clone() /> });
    view! {
        <li class="evidence" class:withdrawn=gone data-evidence=id.to_string()>
            <a class="evidence-picture" href=format!("/files/{id}") target="_blank" rel="noopener">
                <Thumbnail id document name=line.name.clone() />
            </a>
            <div class="evidence-words">
                <b>{line.name}</b>
                {shows.map(|shows| view! { <span>{shows}</span> })}
                <span class="hint">{facts}</span>
                {shot.map(|words| view! { <span class="evidence-shot">{words}</span> })}
                {withdrawn.map(|words| view! { <em>{words}</em> })}
                {released}
                {original}
                {release}
                {withdraw}
            </div>
        </li>
    }
}
