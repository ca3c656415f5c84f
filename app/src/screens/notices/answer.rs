//! Answering a notice, and asking for a later deadline before the current one has passed.

use battle_map::model::notice::NoticeAction;
use leptos::prelude::*;

use super::handle::NoticeHandle;
use crate::{
    form::{
        AreaField, DayField, EvidenceField, Fold, Form, FormFault, Reading, Restored, Sends,
        Submit, Typed, WhileMay, use_form,
    },
    lazy::lazily,
    texts::use_texts,
};

/// The form in which the addressee answers.
#[component]
pub fn Answer(
    /// The notice that is answered.
    at: NoticeHandle,
) -> impl IntoView {
    let texts = use_texts();
    let may = at.may(|allowed| allowed.answer);
    let form = move || use_form("notice-answer", at.id, Typed::default());
    view! {
        <WhileMay may form let:form>
            <section class="notice-move first" aria-labelledby="answer">
                <h2 id="answer">{texts.get("notice.answer")}</h2>
                <Restored form />
                <AreaField form name="answer" label="notice.answer-words" rows=6 />
                <EvidenceField form project=at.project known=at.evidence />
                <Sends form may>
                    <Submit form label="notice.answer-send" send=move |()| at.give(form, answered) primary=true />
                </Sends>
                <FormFault form />
            </section>
        </WhileMay>
    }
}

fn answered(typed: &mut Reading<'_>) -> Option<NoticeAction> {
    let (text, evidence) = (typed.text("answer")?, typed.values("evidence"));
    Some(NoticeAction::Respond { text, evidence })
}

/// The form that asks for a later deadline, with a reason.
#[component]
pub fn Ask(
    /// The notice whose deadline is to be moved.
    at: NoticeHandle,
) -> impl IntoView {
    let may = at.may(|allowed| allowed.ask);
    let begin = move || Typed::default().with("until", at.propose());
    let form = move || {
        let form = use_form("notice-ask", at.id, untrack(begin));
        Effect::new(move |_| form.renew(begin()));
        form
    };
    view! {
        <WhileMay may form let:form>
            <Fold form label="notice.ask" class="notice-move">
                {extension(at, form, may)}
            </Fold>
        </WhileMay>
    }
}

lazily! {
    /// Until when, and why.
    fn extension in forms (at: NoticeHandle, form: Form, may: Signal<bool>) {
        view! {
            <Restored form />
            <DayField
                form name="until" label="notice.until"
                codes=&["notice-extension-not-later", "notice-deadline-past"]
            />
            <AreaField form name="reason" label="notice.reason" />
            <Sends form may>
                <Submit form label="notice.ask" send=move |()| at.give(form, asked) />
            </Sends>
            <FormFault form />
        }
    }
}

fn asked(typed: &mut Reading<'_>) -> Option<NoticeAction> {
    let (until, reason) = (typed.day("until"), typed.text("reason"));
    Some(NoticeAction::AskExtension { until: until?, reason: reason? })
}
