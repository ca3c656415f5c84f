//! Evidence beside a notice: its names, and a choice among what the project has or is given now.

use battle_map::{
    model::actor::Role,
    value::{EvidenceId, MilestoneId, ProjectId},
};
use leptos::prelude::*;

use crate::{
    components::evidence::{Attached, EvidenceUpload},
    me::use_me,
    texts::{Texts, use_texts},
};

/// The names of evidence that was shown; its number for those who may not see it.
pub fn names(texts: Texts, shown: &[EvidenceId], known: &[(EvidenceId, String)]) -> Option<String> {
    let name = |id: &EvidenceId| known.iter().find(|(known, _)| known == id).map(|(_, name)| name);
    let names: Vec<_> = shown.iter().filter_map(name).cloned().collect();
    if shown.is_empty() {
        None
    } else if names.len() < shown.len() {
        Some(texts.fill("notice.evidence-count", &[("count", &shown.len().to_string())]))
    } else {
        let names = names.join(&texts.get("list.joint"));
        Some(texts.fill("notice.evidence-names", &[("names", &names)]))
    }
}

/// Check boxes for the project's evidence, and a field to upload more, which is chosen at once.
#[component]
pub fn ChooseEvidence(
    /// Whose evidence.
    project: ProjectId,
    /// What there is.
    #[prop(into)]
    known: Signal<Vec<(EvidenceId, String)>>,
    /// What is chosen.
    #[prop(into)]
    chosen: Signal<Vec<EvidenceId>>,
    /// Chooses one, or lets go of it.
    toggle: Callback<EvidenceId>,
) -> impl IntoView {
    let texts = use_texts();
    let added = RwSignal::new(Vec::<(EvidenceId, String)>::new());
    let all = Memo::new(move |_| {
        let mut all = known.get();
        for new in added.get() {
            if all.iter().all(|(id, _)| *id != new.0) {
                all.push(new);
            }
        }
        all
    });
    let on_attached = Callback::new(move |file: Attached| {
        added.update(|added| added.push((file.id, file.name)));
        toggle.run(file.id);
    });
    let milestone = Signal::stored(None::<MilestoneId>);
    // Leaders write and do not upload; their office does.
    let uploads = use_me().role() != Role::Leader;
    view! {
        <fieldset class="choose-evidence">
            <legend>{texts.get("notice.field.evidence")}</legend>
            <For each=move || all.get() key=|(id, _)| id.0 let:item>
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked=move || chosen.with(|chosen| chosen.contains(&item.0))
                        on:change=move |_| toggle.run(item.0)
                    />
                    <span>{item.1}</span>
                </label>
            </For>
            <Show when=move || all.with(Vec::is_empty)>
                <p class="hint">{texts.get("notice.no-evidence")}</p>
            </Show>
            {uploads.then(|| view! { <EvidenceUpload project milestone on_attached /> })}
        </fieldset>
    }
}

/// Takes one into a choice of several, or out of it.
pub fn toggled(chosen: &mut Vec<EvidenceId>, id: EvidenceId) {
    match chosen.iter().position(|known| *known == id) {
        Some(place) => drop(chosen.remove(place)),
        None => chosen.push(id),
    }
}
