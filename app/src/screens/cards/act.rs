//! What the reader can do with one card as it stands.

use battle_map::{command::Read, view::cards::CardRow};
use leptos::prelude::*;

use super::{
    answer::AnswerCard,
    approve::ExemptCard,
    office::{HoldInterview, OfficeWords},
    verify::VerifyCard,
};
use crate::{
    deed::{Deed, DeedFault, use_deed},
    live::Anew,
};

/// The forms that are allowed, folded away where they are seldom used. They begin anew once something
/// was done with the card here; what happens to it elsewhere leaves them as they are.
pub fn card_acts(row: Memo<CardRow>) -> impl IntoView {
    let deed = use_deed();
    view! {
        <Anew deed><Acts row deed /></Anew>
        <DeedFault deed />
    }
}

#[component]
fn Acts(row: Memo<CardRow>, deed: Deed) -> impl IntoView {
    let may = Memo::new(move |_| row.with(|row| row.may));
    let words = Memo::new(move |_| may.with(|may| may.give_back || may.lift || may.withdraw));
    let answers = Memo::new(move |_| may.with(|may| may.sign || may.rectify));
    view! {
        <Show when=move || may.with(|may| may.verify)><VerifyCard row deed /></Show>
        <Show when=move || answers.get()><AnswerCard row deed /></Show>
        <Show when=move || may.with(|may| may.approve)><ExemptCard row deed /></Show>
        <Show when=move || words.get()><OfficeWords row deed /></Show>
        <Show when=move || may.with(|may| may.interview)><HoldInterview row deed /></Show>
    }
}

/// The card and its version, as the page shows them now: what a command about it is asked of and
/// reads.
pub(super) fn read(row: Memo<CardRow>) -> Read {
    row.with_untracked(|row| Read { subject: row.subject, version: row.version })
}
