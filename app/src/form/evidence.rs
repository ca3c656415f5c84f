//! Evidence in a form: what is named of what the project has, or given now; and the scan of a paper.

use battle_map::value::{EvidenceId, ProjectId};
use leptos::prelude::*;

use super::{Form, fields::FieldFault};
use crate::parts::evidence::{Attached, ChooseEvidence, ScanField};

/// The field that keeps the name of a scan's file.
const FILE: &str = "scan-file";

/// Any number of a project's files.
#[component]
pub fn EvidenceField(
    /// The form.
    form: Form,
    /// The field's name.
    #[prop(default = "evidence")]
    name: &'static str,
    /// To which project more can be given; none where it would belong to no single one.
    #[prop(into)]
    project: Option<ProjectId>,
    /// What there is.
    #[prop(into)]
    known: Signal<Vec<(EvidenceId, String)>>,
    /// The refusals that are about it.
    #[prop(default = &["unknown-evidence", "evidence-missing", "paper-missing"])]
    codes: &'static [&'static str],
    /// Whether it is a single paper: another choice takes its place.
    #[prop(optional)]
    single: bool,
) -> impl IntoView {
    form.answers_for(name, codes);
    let chosen = Signal::derive(move || {
        form.texts(name).iter().filter_map(|id| id.parse().ok()).collect::<Vec<EvidenceId>>()
    });
    let toggle = Callback::new(move |id: EvidenceId| {
        let id = id.to_string();
        let another = single && !form.typed().all(name).contains(&id);
        form.change(
            name,
            |typed| if another { typed.set(name, id) } else { typed.toggle(name, &id) },
        );
    });
    let invalid = move || form.wrong(name).is_some().to_string();
    view! {
        <div class="form-field wide" data-form=form.id() data-invalid=invalid>
            <ChooseEvidence project known chosen toggle />
            <FieldFault form name />
        </div>
    }
}

/// The scan of a paper on which somebody decided or signed.
#[component]
pub fn ScanOfPaper(
    /// The form.
    form: Form,
    /// The field's name.
    #[prop(default = "scan")]
    name: &'static str,
    /// The project to whose evidence it goes; without one there is no field.
    #[prop(into)]
    project: Signal<Option<ProjectId>>,
) -> impl IntoView {
    form.answers_for(name, &["paper-missing", "unknown-evidence"]);
    let scan = Signal::derive(move || {
        let given = !form.text(name).is_empty();
        given.then(|| form.text(FILE))
    });
    let on_scan = Callback::new(move |file: Attached| {
        form.change(name, |typed| {
            typed.set(name, file.id.to_string());
            typed.set(FILE, file.name);
        });
    });
    let invalid = move || form.wrong(name).is_some().to_string();
    view! {
        <div class="form-field" data-form=form.id() data-invalid=invalid>
            <ScanField project scan on_scan />
            <FieldFault form name />
        </div>
    }
}
