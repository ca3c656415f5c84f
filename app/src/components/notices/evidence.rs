//! Evidence beside a notice: its names, and a choice among what the project has.

use battle_map::value::EvidenceId;
use leptos::prelude::*;

use crate::texts::{Texts, use_texts};

/// The names of evidence that was shown; its number for those who may not see it.
pub fn names(texts: Texts, shown: &[EvidenceId], known: &[(EvidenceId, String)]) -> Option<String> {
    let name = |id: &EvidenceId| known.iter().find(|(known, _)| known == id).map(|(_, name)| name);
    let names: Vec<_> = shown.iter().filter_map(name).cloned().collect();
    if shown.is_empty() {
        None
    } else if names.len() < shown.len() {
        Some(texts.fill("notice.evidence-count", &[("count", &shown.len().to_string())]))
    } else {
        Some(
            texts
                .fill("notice.evidence-names", &[("names", &names.join(&texts.get("list.joint")))]),
        )
    }
}

/// Check boxes for the project's evidence; where there is none, where to upload it.
#[component]
pub fn ChooseEvidence(
    /// What there is.
    known: Vec<(EvidenceId, String)>,
    /// What is chosen.
    #[prop(into)]
    chosen: Signal<Vec<EvidenceId>>,
    /// Tells of a change.
    toggle: Callback<EvidenceId>,
    /// The project's page, where evidence is uploaded.
    upload: String,
) -> impl IntoView {
    let texts = use_texts();
    let none = known.is_empty();
    let boxes = known.into_iter().map(|(id, name)| {
        view! {
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || chosen.with(|chosen| chosen.contains(&id))
                    on:change=move |_| toggle.run(id)
                />
                <span>{name}</span>
            </label>
        }
    });
    view! {
        <fieldset class="choose-evidence">
            <legend>{texts.get("notice.field.evidence")}</legend>
            {boxes.collect_view()}
            <p class="hint">
                {none.then(|| texts.get("notice.no-evidence"))} " "
                <a href=upload>{texts.get("notice.upload")}</a>
            </p>
        </fieldset>
    }
}
