//! The form that releases a photograph for everybody who may see its project, or takes that back.

use battle_map::{
    command::ReadVersion, event::Subject, model::evidence::EvidenceAction,
    view::evidence::EvidenceLine,
};
use leptos::prelude::*;

use crate::{
    execute::CommandJson,
    form::{Confirm, Fold, Form, FormFault, Typed, use_form},
    lazy::lazily,
    texts::use_texts,
};

/// The form, folded away.
#[component]
pub fn Release(
    /// The photograph.
    line: EvidenceLine,
) -> impl IntoView {
    let form = use_form("evidence-release", line.id, Typed::default());
    let read =
        ReadVersion { subject: Subject::Evidence(line.project, line.id), version: line.version };
    let (label, released) = (label(line.released), line.released);
    view! { <Fold form label class="withdraw">{fields(form, read, released)}</Fold> }
}

const fn label(released: bool) -> &'static str {
    if released { "evidence.withhold" } else { "evidence.release" }
}

lazily! {
    /// What it means, and the button that does it after a confirmation.
    fn fields in forms (form: Form, read: ReadVersion, released: bool) {
        let texts = use_texts();
        let send = move |()| {
            let action =
                if released { EvidenceAction::Withhold {} } else { EvidenceAction::Release {} };
            form.submit(vec![read], move |_| Some(CommandJson::of(read.subject, action.clone())));
        };
        let means = if released { "evidence.withhold-what" } else { "evidence.release-what" };
        let what = move || view! { <p>{texts.get(means)}</p> };
        let now = if released { "evidence.withhold-now" } else { "evidence.release-now" };
        view! {
            <Confirm form label=label(released) confirm=now ready=|()| true send what primary=false />
            <FormFault form />
        }
    }
}
