//! What the headquarters does to an issued notice besides reviewing it: it records a receipt or an
//! answer on paper, adds a supplement, or withdraws the notice.

use battle_map::model::notice::NoticeAction;
use leptos::prelude::*;

use super::{
    handle::NoticeHandle,
    on_paper::{PaperFields, paper, today},
};
use crate::{
    form::{
        AreaField, Confirm, EvidenceField, Fold, Form, FormFault, LineField, Reading, Restored,
        Sends, Submit, Typed, WhileMay, use_form,
    },
    lazy::lazily,
    texts::use_texts,
};

/// A receipt signed on paper, with its scan.
#[component]
pub fn RecordReceipt(
    /// The notice that was signed for.
    at: NoticeHandle,
) -> impl IntoView {
    let may = at.may(|allowed| allowed.record);
    let form = move || use_form("notice-receipt", at.id, today());
    view! {
        <WhileMay may form let:form>
            <Fold form label="notice.record" class="notice-move">
                {receipt_fields(at, form, may)}
            </Fold>
        </WhileMay>
    }
}

lazily! {
    /// Who signed, when, and the scan.
    fn receipt_fields in forms (at: NoticeHandle, form: Form, may: Signal<bool>) {
        view! {
            <p class="hint">{use_texts().get("notice.record-hint")}</p>
            <Restored form />
            <LineField form name="signer" label="notice.signer" />
            <PaperFields at form day="notice.signed-on" hint="notice.scan" codes=&["notice-receipt-date"] />
            <Sends form may>
                <Submit form label="notice.record" send=move |()| at.give(form, receipt) />
            </Sends>
            <FormFault form />
        }
    }

    /// What was answered, when, and the scan.
    fn reply_fields in forms (at: NoticeHandle, form: Form, may: Signal<bool>) {
        view! {
            <p class="hint">{use_texts().get("notice.record-reply-hint")}</p>
            <Restored form />
            <AreaField form name="reply" label="notice.answer-words" rows=4 />
            <PaperFields at form day="notice.replied-on" hint="notice.reply-scan" codes=&["notice-reply-date"] />
            <Sends form may>
                <Submit form label="notice.record-reply" send=move |()| at.give(form, reply) />
            </Sends>
            <FormFault form />
        }
    }

    /// The words of a supplement or a withdrawal, and the buttons for both.
    fn correction in forms (at: NoticeHandle, form: Form, may: Signal<bool>) {
        view! {
            <p class="hint">{use_texts().get("notice.correct-hint")}</p>
            <Restored form />
            <AreaField form name="words" label="notice.correct-words" />
            <EvidenceField form project=at.project known=at.evidence />
            <Sends form may>
                <div class="notice-buttons">
                    <Submit form label="notice.supplement" send=move |()| at.give(form, supplement) />
                    <Withdraw at form />
                </div>
            </Sends>
            <FormFault form />
        }
    }
}

fn receipt(typed: &mut Reading<'_>) -> Option<NoticeAction> {
    let (signer, paper) = (typed.name("signer"), paper(typed, "notice.scan-missing"));
    let (on, scan) = paper?;
    Some(NoticeAction::RecordReceipt { signer: signer?, on, scan })
}

/// An answer that came on paper, with its scan: where no account of the addressee could give it.
#[component]
pub fn RecordReply(
    /// The notice that was answered.
    at: NoticeHandle,
) -> impl IntoView {
    let may = at.may(|allowed| allowed.record_reply);
    let form = move || use_form("notice-reply", at.id, today());
    view! {
        <WhileMay may form let:form>
            <Fold form label="notice.record-reply" class="notice-move">
                {reply_fields(at, form, may)}
            </Fold>
        </WhileMay>
    }
}

fn reply(typed: &mut Reading<'_>) -> Option<NoticeAction> {
    let (text, paper) = (typed.text("reply"), paper(typed, "notice.reply-scan-missing"));
    let (on, scan) = paper?;
    Some(NoticeAction::RecordReply { text: text?, on, scan })
}

/// A supplement or the withdrawal: corrections of what is frozen.
#[component]
pub fn Correct(
    /// The notice that is corrected.
    at: NoticeHandle,
) -> impl IntoView {
    let may = at.may(|allowed| allowed.correct);
    let form = move || use_form("notice-correct", at.id, Typed::default());
    view! {
        <WhileMay may form let:form>
            <Fold form label="notice.correct" class="notice-move">
                {correction(at, form, may)}
            </Fold>
        </WhileMay>
    }
}

fn supplement(typed: &mut Reading<'_>) -> Option<NoticeAction> {
    let (text, evidence) = (typed.text("words")?, typed.values("evidence"));
    Some(NoticeAction::Supplement { text, evidence })
}

fn withdrawal(typed: &mut Reading<'_>) -> Option<NoticeAction> {
    Some(NoticeAction::Withdraw { reason: typed.text("words")? })
}

/// The button that withdraws the notice after a confirmation, as this cannot be undone.
#[component]
fn Withdraw(at: NoticeHandle, form: Form) -> impl IntoView {
    let texts = use_texts();
    let ready = move |()| form.read(withdrawal).is_some();
    let what = move || {
        let number = at.stage.with(|stage| stage.as_ref().map(|stage| stage.number.clone()));
        let number = number.unwrap_or_default();
        let values = [("number", number.as_str()), ("reason", &form.text("words"))];
        view! { <p>{texts.fill("notice.withdraw-what", &values)}</p> }
    };
    let send = move |()| at.give(form, withdrawal);
    view! {
        <Confirm form label="notice.withdraw" confirm="notice.withdraw-sure" ready what send primary=false />
    }
}
