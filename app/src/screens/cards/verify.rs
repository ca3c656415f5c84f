//! 核实: the subject agrees, states other facts, or names good cause.

use battle_map::{
    model::card::{CardAction, Statement},
    view::cards::CardRow,
};
use leptos::prelude::*;

use super::form::{give, may};
use crate::{
    form::{
        AreaField, EvidenceField, Fold, Form, FormFault, Reading, Restored, Sends, Submit, Typed,
        WhileMay, use_form,
    },
    lazy::lazily,
};

/// The form in which the subject answers the facts of a card.
#[component]
pub fn VerifyCard(
    /// The card that is verified.
    row: Memo<CardRow>,
) -> impl IntoView {
    let may = may(row, |may| may.verify);
    let id = row.with_untracked(|row| row.id);
    let form = move || use_form("card-verify", id, Typed::default());
    let agree = move |form| give(form, row, |_| Some(CardAction::Verify { statement: None }));
    view! {
        <WhileMay may form let:form>
            <div class="decide">
                <Sends form may>
                    <Submit form label="cards.agree" send=move |()| agree(form) />
                </Sends>
                <Fold form label="cards.statement" class="confirm card-form">
                    {statement(row, form, may)}
                </Fold>
            </div>
            <FormFault form />
        </WhileMay>
    }
}

lazily! {
    /// The fields in which the subject says what is wrong with the facts.
    fn statement in forms (row: Memo<CardRow>, form: Form, may: Signal<bool>) {
        view! {
            <Restored form />
            <AreaField form name="statement" label="cards.statement" rows=2 />
            <EvidenceChoice row form />
            <Sends form may>
                <Statements row form />
            </Sends>
        }
    }
}

/// The two ways to disagree: with the facts, or for good cause.
#[component]
fn Statements(row: Memo<CardRow>, form: Form) -> impl IntoView {
    let state = move |good_cause: bool| give(form, row, |typed| stated(typed, good_cause));
    view! {
        <div class="decide">
            <Submit form label="cards.state-facts" send=move |()| state(false) />
            <Submit form label="cards.good-cause" send=move |()| state(true) />
        </div>
    }
}

fn stated(typed: &mut Reading<'_>, good_cause: bool) -> Option<CardAction> {
    let (text, evidence) = (typed.text("statement")?, typed.values("evidence"));
    Some(CardAction::Verify { statement: Some(Statement { good_cause, text, evidence }) })
}

/// What its project has or is given now, to be named as evidence.
#[component]
pub fn EvidenceChoice(
    /// The card whose project's evidence is offered.
    row: Memo<CardRow>,
    /// The form that names it.
    form: Form,
) -> impl IntoView {
    let known = Memo::new(move |_| {
        let named = |row: &CardRow| {
            row.choices.iter().map(|file| (file.id, file.name.clone())).collect::<Vec<_>>()
        };
        row.with(named)
    });
    let project = row.with_untracked(|row| row.warned.project);
    view! { <EvidenceField form project known /> }
}
