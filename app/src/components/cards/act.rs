//! What the reader can do with one card as it stands.

use battle_map::view::cards::CardRow;
use leptos::prelude::*;

use super::{
    answer::AnswerCard,
    approve::ExemptCard,
    office::{HoldInterview, OfficeWords},
    verify::VerifyCard,
};
use crate::deed::{DeedFault, use_deed};

/// The forms that are allowed, folded away where they are seldom used.
pub fn card_acts(row: CardRow) -> impl IntoView {
    let deed = use_deed();
    let may = row.may;
    let (verify, answer, exempt, office, interview) =
        (row.clone(), row.clone(), row.clone(), row.clone(), row);
    view! {
        {may.verify.then(|| view! { <VerifyCard row=verify deed /> })}
        {(may.sign || may.rectify).then(|| view! { <AnswerCard row=answer deed /> })}
        {may.approve.then(|| view! { <ExemptCard row=exempt deed /> })}
        {(may.give_back || may.lift || may.withdraw).then(|| view! { <OfficeWords row=office deed /> })}
        {may.interview.then(|| view! { <HoldInterview row=interview deed /> })}
        <DeedFault deed />
    }
}
