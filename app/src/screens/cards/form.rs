//! What the forms about one card have in common.

use battle_map::{
    command::Read,
    model::card::CardAction,
    view::cards::{CardRow, Deeds},
};
use leptos::prelude::*;

use crate::{
    execute::Order,
    form::{Form, Reading},
};

/// Whether the reader may do something with the card as the page shows it.
pub(super) fn may(row: Memo<CardRow>, of: fn(&Deeds) -> bool) -> Signal<bool> {
    Memo::new(move |_| row.with(|row| of(&row.may))).into()
}

/// Sends what is asked of the card, based on what the page shows now.
pub(super) fn give(
    form: Form,
    row: Memo<CardRow>,
    action: impl FnOnce(&mut Reading<'_>) -> Option<CardAction>,
) {
    let read = row.with_untracked(|row| Read { subject: row.subject, version: row.version });
    form.submit(vec![read], |typed| Some(Order::of(read.subject, action(typed)?)));
}
