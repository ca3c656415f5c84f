//! Evidence with a notice or a card: a choice among the project's evidence and new
//! uploads, and the scan of a paper.

use battle_map::value::{EvidenceId, MilestoneId, ProjectId};
use leptos::prelude::*;

use super::{Attached, EvidenceUpload};
use crate::{
    erased::{Each, Show},
    texts::use_texts,
};

/// Check boxes for the evidence there is, and a field to upload more, which is chosen at once.
#[component]
pub fn ChooseEvidence(
    /// The project that uploads are added to; `None` where there is no single one.
    #[prop(into)]
    project: Option<ProjectId>,
    /// The evidence that exists, with its names.
    #[prop(into)]
    known: Signal<Vec<(EvidenceId, String)>>,
    /// The evidence that is chosen.
    #[prop(into)]
    chosen: Signal<Vec<EvidenceId>>,
    /// Called to choose one, or to remove it from the choice.
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
    view! {
        <fieldset class="choose-evidence">
            <legend>{texts.get("evidence.choose")}</legend>
            <Each each=move || all.get() key=|(id, _)| id.0 let:item>
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked=move || chosen.with(|chosen| chosen.contains(&item.0))
                        on:change=move |_| toggle.run(item.0)
                    />
                    <span>{item.1}</span>
                </label>
            </Each>
            <Show when=move || all.with(Vec::is_empty)>
                <p class="hint">{texts.get("evidence.none-to-choose")}</p>
            </Show>
            {project.map(|project| view! { <EvidenceUpload project milestone on_attached /> })}
        </fieldset>
    }
}

/// The scan of a paper on which somebody decided or signed.
#[component]
pub fn ScanField(
    /// The project whose evidence the scan is added to; without one the field is absent.
    #[prop(into)]
    project: Signal<Option<ProjectId>>,
    /// The name of the file that was uploaded.
    #[prop(into)]
    scan: Signal<Option<String>>,
    /// Called with the file that was uploaded.
    on_scan: Callback<Attached>,
) -> impl IntoView {
    let texts = use_texts();
    let milestone = Signal::stored(None::<MilestoneId>);
    let hint = move || match scan.get() {
        Some(name) => texts.fill("evidence.scan-named", &[("name", &name)]),
        None => texts.get("evidence.scan"),
    };
    // Another project is where the next file goes; one that is on its way arrives all the same.
    let to = Signal::derive(move || project.get().unwrap_or_default());
    view! {
        <Show when=move || project.with(Option::is_some)>
            <div class="scan-field">
                <span class="hint">{hint}</span>
                <EvidenceUpload project=to milestone on_attached=on_scan />
            </div>
        </Show>
    }
}
