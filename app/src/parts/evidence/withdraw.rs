//! The form that declares a piece of evidence invalid, with a reason.

use battle_map::{
    command::ReadVersion, event::Subject, model::evidence::EvidenceAction,
    view::evidence::EvidenceLine,
};
use leptos::prelude::*;

use crate::{
    execute::CommandJson,
    form::{Confirm, Fold, Form, FormFault, LineField, Reading, Restored, Typed, use_form},
    lazy::lazily,
    texts::use_texts,
};

/// The form, folded away.
#[component]
pub fn Withdraw(
    /// The evidence that is withdrawn.
    line: EvidenceLine,
) -> impl IntoView {
    let form = use_form("evidence-withdraw", line.id, Typed::default());
    let read =
        ReadVersion { subject: Subject::Evidence(line.project, line.id), version: line.version };
    let name = StoredValue::new(line.name);
    view! { <Fold form label="evidence.withdraw" class="withdraw">{fields(form, read, name)}</Fold> }
}

lazily! {
    /// The reason, and the button that withdraws after a confirmation.
    fn fields in forms (form: Form, read: ReadVersion, name: StoredValue<String>) {
        let texts = use_texts();
        let ready = move |()| form.read(reading).is_some();
        let send = move |()| {
            form.submit(vec![read], |typed| Some(CommandJson::of(read.subject, reading(typed)?)));
        };
        let what = move || {
            let name = name.get_value();
            let values = [("name", name.as_str()), ("reason", &form.text("reason"))];
            view! { <p>{texts.fill("evidence.withdraw-what", &values)}</p> }
        };
        view! {
            <WithdrawFields form />
            <Confirm form label="evidence.withdraw" confirm="evidence.withdraw-now" ready send what primary=false />
            <FormFault form />
        }
    }
}

#[component]
fn WithdrawFields(form: Form) -> impl IntoView {
    view! {
        <Restored form />
        <div class="decide">
            <LineField form name="reason" label="evidence.reason" />
        </div>
    }
}

fn reading(typed: &mut Reading<'_>) -> Option<EvidenceAction> {
    Some(EvidenceAction::Withdraw { reason: typed.text("reason")? })
}
