//! The month's list: approved cards go out together.

use battle_map::{event::Subject, model::card::CardAction, value::Month};
use leptos::prelude::*;

use super::batch::{BatchForm, CardSelection};
use crate::{
    execute::CommandJson,
    form::{Typed, use_form},
    format,
    texts::use_texts,
};

/// Issues the ticked cards with the list of a month.
#[component]
pub fn IssueList(
    /// The cards that were approved, and those ticked.
    batch: CardSelection,
    /// The last closed month.
    month: Month,
) -> impl IntoView {
    let form = use_form("card-issue", month, Typed::default());
    let issue = move |()| {
        let (cards, reads) = batch.picked();
        form.send(CommandJson::of(Subject::Period(month), CardAction::Issue { cards }), reads);
    };
    let values = vec![("month", format::month(use_texts(), month))];
    view! { <BatchForm batch form label="cards.issue" values send=issue /> }
}
