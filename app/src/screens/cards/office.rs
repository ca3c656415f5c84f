//! What the office alone does: evaluates, returns a claim, lifts, withdraws, revokes, records an
//! interview.

use battle_map::{
    event::Subject,
    model::card::{CardAction, InterviewRecord},
    value::Text,
    view::cards::CardRow,
};
use leptos::prelude::*;

use super::{
    card::name,
    form::{SeldomForm, give, may},
};
use crate::{
    erased::Show,
    execute::CommandJson,
    form::{
        Confirm, DayField, Form, FormFault, LineField, Reading, Sends, Submit, Typed, use_form,
    },
    lazy::lazily,
    texts::use_texts,
};

/// The button that runs the evaluation on demand; it also runs on a schedule.
#[component]
pub fn Evaluate() -> impl IntoView {
    let texts = use_texts();
    let form = use_form("card-evaluate", "city", Typed::default());
    let evaluate =
        move |()| form.send(CommandJson::of(Subject::City, CardAction::Evaluate), Vec::new());
    let done = move || (form.done() > 0).then(|| texts.get("cards.evaluated"));
    view! {
        <span class="hint" role="status">{done}</span>
        <Submit form label="cards.evaluate" send=evaluate />
        <FormFault form />
    }
}

/// One field of words, and the buttons that need them.
#[component]
pub fn OfficeWords(
    /// The card that the buttons act on.
    row: Memo<CardRow>,
) -> impl IntoView {
    let any = may(row, |may| may.give_back || may.lift || may.withdraw);
    let id = row.with_untracked(|row| row.id);
    let form = move || use_form("card-words", id, Typed::default());
    view! {
        <SeldomForm may=any form label="cards.decide-open" let:form>
            {decision(row, form, any)}
        </SeldomForm>
    }
}

lazily! {
    /// The words, and the buttons that may be pressed.
    fn decision in forms (row: Memo<CardRow>, form: Form, any: Signal<bool>) {
        let back = may(row, |may| may.give_back);
        let lift = may(row, |may| may.lift);
        let withdraw = may(row, |may| may.withdraw);
        let give_back = move |()| {
            give(form, row, |typed| Some(CardAction::Return { reason: typed.text("words")? }));
        };
        view! {
            <LineField form name="words" label="cards.words" />
            <Sends form may=any>
                <Show when=move || lift.get()>
                    <AtLast row form end=LIFT />
                </Show>
                <Show when=move || back.get()>
                    <Submit form label="cards.return" send=give_back />
                </Show>
                <Show when=move || withdraw.get()>
                    <AtLast row form end=WITHDRAW />
                </Show>
            </Sends>
        }
    }

    /// When, with whom, what was agreed.
    fn interview in forms (row: Memo<CardRow>, form: Form, may: Signal<bool>) {
        view! {
            <DayField form name="on" label="cards.interview.on" codes=&["card-date-too-early"] />
            <LineField form name="with" label="cards.interview.with" />
            <LineField form name="text" label="cards.interview.text" />
            <Sends form may>
                <Submit form label="cards.interview.keep" send=move |()| give(form, row, held) />
            </Sends>
        }
    }
}

/// The end of a card: the keys of its words, and what is asked.
#[derive(Clone, Copy)]
pub(super) struct ClosingForm {
    label: &'static str,
    confirm: &'static str,
    /// The key of the sentence that the confirmation shows.
    what: &'static str,
    action: fn(Text) -> CardAction,
}

const LIFT: ClosingForm = ClosingForm {
    label: "cards.lift",
    confirm: "cards.lift-sure",
    what: "cards.lift-what",
    action: |text| CardAction::Lift { text },
};

const WITHDRAW: ClosingForm = ClosingForm {
    label: "cards.withdraw",
    confirm: "cards.withdraw-sure",
    what: "cards.withdraw-what",
    action: |reason| CardAction::Withdraw { reason },
};

/// 撤销: what ends a published card that rested on wrong facts.
pub(super) const REVOKE: ClosingForm = ClosingForm {
    label: "cards.revoke-now",
    confirm: "cards.revoke-sure",
    what: "cards.revoke-what",
    action: |reason| CardAction::Revoke { reason },
};

/// A confirmation before an action that ends a card for good.
#[component]
pub(super) fn AtLast(row: Memo<CardRow>, form: Form, end: ClosingForm) -> impl IntoView {
    let texts = use_texts();
    let ready = move |()| form.read(|typed| typed.text("words")).is_some();
    let send = move |()| give(form, row, |typed| Some((end.action)(typed.text("words")?)));
    let what = move || {
        let name = row.with(|row| name(texts, row));
        let values = [("name", name.as_str()), ("text", &form.text("words"))];
        view! { <p>{texts.fill(end.what, &values)}</p> }
    };
    view! { <Confirm form label=end.label confirm=end.confirm ready send what primary=false /> }
}

/// 约谈: when, with whom, what was agreed.
#[component]
pub fn HoldInterview(
    /// The card that the interview is about.
    row: Memo<CardRow>,
) -> impl IntoView {
    let may = may(row, |may| may.interview);
    let id = row.with_untracked(|row| row.id);
    let form = move || use_form("card-interview", id, Typed::default());
    view! {
        <SeldomForm may form label="cards.interview.record" let:form>
            {interview(row, form, may)}
        </SeldomForm>
    }
}

fn held(typed: &mut Reading<'_>) -> Option<CardAction> {
    let (on, with, text) = (typed.day("on"), typed.name("with"), typed.text("text"));
    let record = InterviewRecord { on: on?, with: with?, text: text? };
    Some(CardAction::Interview { record })
}
