//! 审核意见: what the office finds of an objection, or of a card that came back; and 撤销, which takes
//! back a published card that rested on wrong facts.

use battle_map::{
    model::card::{CardAction, Verdict},
    view::cards::CardRow,
};
use leptos::prelude::*;

use super::{
    form::{SeldomForm, give, may},
    office::{AtLast, REVOKE},
};
use crate::{
    erased::Show,
    form::{
        AreaField, ChoiceField, Form, FormFault, LineField, Reading, Restored, Sends, Submit,
        Typed, WhileMay, coded, use_form,
    },
    lazy::lazily,
    texts::use_texts,
};

/// The form in which the office says what it finds.
#[component]
pub fn ReviewCard(
    /// The card that waits for it.
    row: Memo<CardRow>,
) -> impl IntoView {
    let may = may(row, |may| may.review);
    let id = row.with_untracked(|row| row.id);
    let form = move || use_form("card-review", id, Typed::default());
    view! {
        <WhileMay may form let:form>
            <div class="card-form">{finding(row, form, may)}</div>
        </WhileMay>
    }
}

lazily! {
    /// What the office finds, and why.
    fn finding in work (row: Memo<CardRow>, form: Form, may: Signal<bool>) {
        let disputed = Memo::new(move |_| row.with(|row| row.story.is_disputed()));
        let verdicts = Verdict::ALL.map(Verdict::code);
        let verdicts = Signal::stored(coded(use_texts(), "cards.verdict", verdicts));
        view! {
            <Restored form />
            <Show when=move || disputed.get()>
                <ChoiceField form name="verdict" label="cards.verdict" choices=verdicts optional=true codes=&["verdict-missing"] />
            </Show>
            <AreaField form name="reason" label="cards.review-reason" rows=2 />
            <Sends form may>
                <div class="decide">
                    <Submit form label="cards.review" send=move |()| give(form, row, reviewed) />
                </div>
            </Sends>
            <FormFault form />
        }
    }

    /// What was wrong, and the button that takes the card back.
    fn revocation in forms (row: Memo<CardRow>, form: Form, may: Signal<bool>) {
        view! {
            <LineField form name="words" label="cards.revoke-reason" />
            <Sends form may>
                <AtLast row form end=REVOKE />
            </Sends>
        }
    }
}

fn reviewed(typed: &mut Reading<'_>) -> Option<CardAction> {
    let (reason, verdict) = (typed.text("reason")?, Verdict::from_code(typed.raw("verdict")));
    Some(CardAction::Review { verdict, reason })
}

/// Takes back a published card, with what was wrong.
#[component]
pub fn RevokeCard(
    /// The card that is taken back.
    row: Memo<CardRow>,
) -> impl IntoView {
    let may = may(row, |may| may.revoke);
    let id = row.with_untracked(|row| row.id);
    let form = move || use_form("card-revoke", id, Typed::default());
    view! {
        <SeldomForm may form label="cards.revoke" let:form>
            {revocation(row, form, may)}
        </SeldomForm>
    }
}
