//! What the forms about one card have in common.

use battle_map::{
    command::ReadVersion,
    model::card::CardAction,
    view::cards::{CardPermissions, CardRow},
};
use leptos::prelude::*;

use crate::{
    execute::CommandJson,
    form::{Fold, Form, FormFault, Reading, Restored, WhileMay},
};

/// Whether the reader may do something with the card as the page shows it.
pub(super) fn may(row: Memo<CardRow>, of: fn(&CardPermissions) -> bool) -> Signal<bool> {
    Memo::new(move |_| row.with(|row| of(&row.may))).into()
}

/// Sends what is asked of the card, based on what the page shows now.
pub(super) fn give(
    form: Form,
    row: Memo<CardRow>,
    action: impl FnOnce(&mut Reading<'_>) -> Option<CardAction>,
) {
    let read = row.with_untracked(|row| ReadVersion { subject: row.subject, version: row.version });
    form.submit(vec![read], |typed| Some(CommandJson::of(read.subject, action(typed)?)));
}

/// A form about one card that is seldom needed: folded away, one row of fields, its fault below.
#[component]
pub(super) fn SeldomForm<F, C, N>(
    /// Whether it may be sent.
    #[prop(into)]
    may: Signal<bool>,
    /// Creates the form when it is first shown.
    form: F,
    /// The key of the words that open it.
    label: &'static str,
    /// Its fields, and its buttons in `Sends`.
    children: C,
) -> impl IntoView
where
    F: Fn() -> Form + Send + Sync + 'static,
    C: Fn(Form) -> N + Clone + Send + Sync + 'static,
    N: IntoView + 'static,
{
    view! {
        <WhileMay may form let:form>
            {
                let fields = children.clone();
                view! {
                    <Fold form label class="confirm">
                        <Restored form />
                        <div class="decide">{fields(form)}</div>
                        <FormFault form />
                    </Fold>
                }
            }
        </WhileMay>
    }
}
