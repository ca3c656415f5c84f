//! 签收 and 整改反馈: the subject signs for a card and says what was done about it. Signing is a plain
//! form, so that it works without JavaScript.

use battle_map::{
    model::card::{CardAction, Rectification, Signature},
    view::cards::CardRow,
};
use leptos::prelude::*;

use super::{
    form::{give, may},
    verify::EvidenceChoice,
};
use crate::{
    erased::Show,
    form::{
        AreaField, DayField, Fold, Form, FormFault, LineField, Reading, Restored, ScanOfPaper,
        Sends, Submit, Typed, WhileMay, paper, use_form,
    },
    lazy::lazily,
    me::use_me,
    texts::use_texts,
};

/// The form for the step that is due.
#[component]
pub fn AnswerCard(
    /// The card that is to be signed for or answered.
    row: Memo<CardRow>,
) -> impl IntoView {
    let office = use_me().actor.is_some_and(|actor| actor.is_office());
    let signs = may(row, |may| may.sign);
    let sign = if office {
        view! { <SignOnBehalf row /> }.into_any()
    } else {
        view! { <Show when=move || signs.get()><SignForm row /></Show> }.into_any()
    };
    view! {
        {sign}
        <Rectify row />
    }
}

/// Signing in the unit's own name: who signs, and a button.
#[component]
pub fn SignForm(
    /// The card that is signed for.
    row: Memo<CardRow>,
    /// The signer's name as it was typed before a refusal; empty at first.
    #[prop(optional, into)]
    person: String,
) -> impl IntoView {
    let texts = use_texts();
    let card = row.with_untracked(|row| row.id);
    view! {
        <form class="decide card-sign-form" method="post" action=format!("/cards/{card}/signature")>
            <input type="hidden" name="form" value=use_me().form />
            <input type="hidden" name="version" value=move || row.with(|row| row.version.0) />
            <input name="person" required maxlength="200" value=person aria-label=texts.get("cards.signer") placeholder=texts.get("cards.signer") />
            <button class="primary" type="submit">{texts.get("cards.sign")}</button>
        </form>
    }
}

/// The office records a signature on paper.
#[component]
fn SignOnBehalf(row: Memo<CardRow>) -> impl IntoView {
    let may = may(row, |may| may.sign);
    let id = row.with_untracked(|row| row.id);
    let form = move || use_form("card-sign", id, Typed::default());
    view! {
        <WhileMay may form let:form>{signature(row, form, may)}</WhileMay>
    }
}

fn signed(typed: &mut Reading<'_>) -> Option<CardAction> {
    let (person, on, paper) = (typed.name("person"), typed.day("on"), paper(typed));
    let signature = Signature { person: person?, on: on?, paper: Some(paper?) };
    Some(CardAction::Acknowledge { signature })
}

#[component]
fn Rectify(row: Memo<CardRow>) -> impl IntoView {
    let may = may(row, |may| may.rectify);
    let id = row.with_untracked(|row| row.id);
    let form = move || use_form("card-rectify", id, Typed::default());
    view! {
        <WhileMay may form let:form>
            <Fold form label="cards.claim-open" class="confirm card-form">
                {claim(row, form, may)}
            </Fold>
        </WhileMay>
    }
}

lazily! {
    /// What was done about the card, and what shows it.
    fn claim in forms (row: Memo<CardRow>, form: Form, may: Signal<bool>) {
        view! {
            <Restored form />
            <AreaField form name="claim" label="cards.claim" rows=2 />
            <EvidenceChoice row form />
            <Sends form may>
                <div class="decide">
                    <Submit form label="cards.rectify" send=move |()| give(form, row, rectified) />
                </div>
            </Sends>
            <FormFault form />
        }
    }
}

lazily! {
    /// Who signed on paper, when, and the paper.
    fn signature in work (row: Memo<CardRow>, form: Form, may: Signal<bool>) {
        let project = Signal::derive(move || row.with(|row| row.warned.project));
        view! {
            <Restored form />
            <div class="decide">
                <LineField form name="person" label="cards.signer" />
                <DayField form name="on" label="cards.signed-on" codes=&["card-date-too-early"] />
                <LineField form name="document" label="cards.paper" codes=&["paper-missing"] />
                <ScanOfPaper form project />
                <Sends form may>
                    <Submit form label="cards.sign-on-behalf" send=move |()| give(form, row, signed) />
                </Sends>
            </div>
            <FormFault form />
        }
    }
}

fn rectified(typed: &mut Reading<'_>) -> Option<CardAction> {
    let (text, evidence) = (typed.text("claim")?, typed.values("evidence"));
    Some(CardAction::Rectify { claim: Rectification { text, evidence } })
}
