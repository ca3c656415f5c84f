//! What the reader can do with one card as it stands.

use battle_map::view::cards::CardRow;
use leptos::prelude::*;

use super::{
    answer::AnswerCard,
    approve::ExemptCard,
    office::{HoldInterview, OfficeWords},
    review::{ReviewCard, RevokeCard},
    verify::VerifyCard,
};

/// The forms that are allowed, folded away where they are seldom used. What happens to the card
/// elsewhere leaves them as they are.
pub fn card_acts(row: Memo<CardRow>) -> impl IntoView {
    view! {
        <VerifyCard row />
        <ReviewCard row />
        <AnswerCard row />
        <ExemptCard row />
        <OfficeWords row />
        <HoldInterview row />
        <RevokeCard row />
    }
}
