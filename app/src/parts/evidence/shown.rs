//! The files that an answer, a review or a paper names: each opens where it is named.

use battle_map::{model::evidence::FileKind, value::EvidenceId, view::evidence::EvidenceLine};
use leptos::prelude::*;

use super::thumbnail::Thumbnail;
use crate::texts::use_texts;

/// The named files as thumbnails with their names; how many there are besides, where the reader may
/// not have them.
#[component]
pub fn ShownFiles(
    /// What is named, in this order.
    named: Vec<EvidenceId>,
    /// The files that the reader may have.
    files: Vec<EvidenceLine>,
) -> impl IntoView {
    let texts = use_texts();
    let of = |id: &EvidenceId| files.iter().find(|file| file.id == *id).cloned();
    let seen: Vec<_> = named.iter().filter_map(of).collect();
    let hidden = named.len() - seen.len();
    let more = (hidden > 0).then(|| {
        let words = texts.fill("evidence.count", &[("count", &hidden.to_string())]);
        view! { <li class="hint">{words}</li> }
    });
    let files = seen.into_iter().map(|file| view! { <File file /> }).collect_view();
    (!named.is_empty()).then(|| view! { <ul class="shown-files">{files} {more}</ul> })
}

#[component]
fn File(file: EvidenceLine) -> impl IntoView {
    let (id, document) = (file.id, file.kind == FileKind::Pdf);
    let texts = use_texts();
    let withdrawn = file
        .withdrawn
        .map(|reason| texts.fill("evidence.withdrawn", &[("reason", &reason)]))
        .map(|words| view! { <em>{words}</em> });
    view! {
        <li data-evidence=id.to_string()>
            <a href=format!("/files/{id}") target="_blank" rel="noopener">
                <Thumbnail id document name=String::new() />
                <span>{file.name}</span>
            </a>
            {withdrawn}
        </li>
    }
}
