//! Evidence fields: a choice among the project's evidence and new uploads; and a paper's scan.

use battle_map::{
    model::paper::PaperReference,
    value::{EvidenceId, ProjectId},
};
use leptos::prelude::*;

use super::{Form, Reading, fields::FieldFault};
use crate::parts::evidence::{Attached, ChooseEvidence, ScanField};

/// The field that holds the file name of a scan.
const FILE: &str = "scan-file";

/// Any number of a project's files.
#[component]
pub fn EvidenceField(
    /// The form that the field belongs to.
    form: Form,
    /// The name under which the form holds the chosen evidence.
    #[prop(default = "evidence")]
    name: &'static str,
    /// The project that uploads are added to; `None` where there is no single one.
    #[prop(into)]
    project: Option<ProjectId>,
    /// The evidence that exists, with its names.
    #[prop(into)]
    known: Signal<Vec<(EvidenceId, String)>>,
    /// The refusal codes that are shown at this field.
    #[prop(default = &["unknown-evidence", "evidence-missing", "paper-missing"])]
    codes: &'static [&'static str],
    /// Whether only one file can be chosen; another choice replaces it.
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
    /// The form that the field belongs to.
    form: Form,
    /// The name under which the form holds the chosen scan.
    #[prop(default = "scan")]
    name: &'static str,
    /// The project whose evidence the scan is added to; without one the field is absent.
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

/// The paper that a form names in the fields `document` and `scan`: its number, its scan.
pub fn paper(typed: &mut Reading<'_>) -> Option<PaperReference> {
    let (scan, document) = (typed.optional_value("scan"), typed.optional_name("document"));
    Some(PaperReference { scan: scan?, document: document? })
}
