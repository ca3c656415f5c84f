//! The issuer's actions: reviewing an answer, and deciding on a request for a later deadline.

use battle_map::{model::notice::NoticeAction, value::Text};
use leptos::prelude::*;

use super::handle::NoticeHandle;
use crate::{
    form::{
        AreaField, DayField, Form, FormFault, LineField, Reading, Restored, Sends, Submit, Typed,
        WhileMay, use_form,
    },
    format,
    texts::use_texts,
};

/// The form that closes the notice, or returns the answer with a reason and a new deadline.
#[component]
pub fn Review(
    /// The notice whose answer is reviewed.
    at: NoticeHandle,
) -> impl IntoView {
    let texts = use_texts();
    let may = at.may(|allowed| allowed.review);
    let begin = move || Typed::default().with("until", at.propose());
    let form = move || {
        let form = use_form("notice-review", at.id, untrack(begin));
        Effect::new(move |_| form.renew(begin()));
        form
    };
    view! {
        <WhileMay may form let:form>
            <section class="notice-move first" aria-labelledby="review">
                <h2 id="review">{texts.get("notice.review")}</h2>
                <Restored form />
                <AreaField form name="review" label="notice.review-words" rows=4 />
                <Sends form may>
                    <Submit form label="notice.close" send=move |()| at.give(form, closed) primary=true />
                </Sends>
                <DayField form name="until" label="notice.return-until" codes=&["notice-deadline-past"] />
                <Sends form may>
                    <Submit form label="notice.return" send=move |()| at.give(form, returned) />
                </Sends>
                <FormFault form />
            </section>
        </WhileMay>
    }
}

fn closed(typed: &mut Reading<'_>) -> Option<NoticeAction> {
    Some(NoticeAction::Close { remark: typed.optional_text("review")? })
}

fn returned(typed: &mut Reading<'_>) -> Option<NoticeAction> {
    let (reason, until) = (typed.text("review"), typed.day("until"));
    Some(NoticeAction::Return { reason: reason?, answer_by: until? })
}

/// The form that grants or refuses a later deadline.
#[component]
pub fn DecideExtension(
    /// The notice whose deadline is to be moved.
    at: NoticeHandle,
) -> impl IntoView {
    let may = at.may(|allowed| allowed.decide);
    let form = move || use_form("notice-extension", at.id, Typed::default());
    view! { <WhileMay may form let:form><ExtensionRequested at form may /></WhileMay> }
}

#[component]
fn ExtensionRequested(at: NoticeHandle, form: Form, may: Signal<bool>) -> impl IntoView {
    let texts = use_texts();
    let extension = Memo::new(move |last: Option<&Option<(String, Text)>>| {
        let stands = at.stage.with(|stage| {
            let extension = stage.as_ref()?.extension.as_ref()?;
            let day = format::day(texts, extension.until);
            let asked = texts.fill(
                "notice.extension-request",
                &[("by", extension.asked.by.as_str()), ("day", &day)],
            );
            Some((asked, extension.reason.clone()))
        });
        // What was decided elsewhere is still what the words here are about.
        stands.or_else(|| last.cloned().flatten())
    });
    let asked = move || {
        extension.get().map(|(asked, reason)| {
            view! { <p>{asked}</p> <blockquote>{reason.to_string()}</blockquote> }
        })
    };
    let grant = move |()| at.give(form, |_| Some(NoticeAction::GrantExtension {}));
    let refuse = move |()| {
        at.give(form, |typed| {
            Some(NoticeAction::RefuseExtension { reason: typed.text("reason")? })
        });
    };
    view! {
        <section class="notice-move first" aria-labelledby="extension">
            <h2 id="extension">{texts.get("notice.decide")}</h2>
            {asked}
            <Restored form />
            <Sends form may>
                <Submit form label="notice.grant" send=grant primary=true />
            </Sends>
            <LineField form name="reason" label="notice.refuse-reason" />
            <Sends form may>
                <Submit form label="notice.refuse" send=refuse />
            </Sends>
            <FormFault form />
        </section>
    }
}
