//! What is done with several cards of a queue at once: the cards ticked, the button that says how many
//! they are, and the fields beside it.

use std::collections::BTreeSet;

use battle_map::{command::ReadVersion, value::CardId, view::cards::CardRow};
use leptos::prelude::*;

use crate::{
    form::{Form, FormFault, Submit},
    texts::use_texts,
};

/// The cards of a queue and those of them that are ticked.
#[derive(Clone, Copy)]
pub struct CardSelection {
    /// The cards that wait, on the page that is shown.
    pub rows: Memo<Vec<CardRow>>,
    /// Those that are dealt with together.
    pub chosen: RwSignal<BTreeSet<CardId>>,
}

impl CardSelection {
    /// The ticked cards in the order of the list, with the versions that were read.
    pub(super) fn picked(self) -> (Vec<CardId>, Vec<ReadVersion>) {
        self.rows.with_untracked(|rows| {
            self.chosen.with_untracked(|chosen| {
                let rows = rows.iter().filter(|row| chosen.contains(&row.id));
                let read =
                    |row: &CardRow| ReadVersion { subject: row.subject, version: row.version };
                rows.map(|row| (row.id, read(row))).unzip()
            })
        })
    }

    /// How many of the cards that are shown are ticked.
    pub(super) fn count(self) -> usize {
        let Self { rows, chosen } = self;
        chosen.with(|chosen| {
            rows.with(|rows| rows.iter().filter(|row| chosen.contains(&row.id)).count())
        })
    }
}

/// The part of the page that deals with ticked cards: a box that ticks all of them, what stands beside
/// it, the fields, and the button.
#[component]
pub(super) fn BatchForm(
    /// The cards it deals with.
    batch: CardSelection,
    /// The form that is sent.
    form: Form,
    /// The key of the button's words; `{count}` in them is the number of ticked cards.
    label: &'static str,
    /// What else the words of the button name.
    #[prop(optional)]
    values: Vec<(&'static str, String)>,
    /// Sends the form.
    #[prop(into)]
    send: Callback<()>,
    /// What stands beside the box that ticks all cards, such as a link.
    #[prop(optional, into)]
    beside: ViewFn,
    /// The fields of the form; none where nothing is typed.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let texts = use_texts();
    let words = Signal::derive(move || {
        let count = batch.count().to_string();
        let values = values.iter().map(|(key, value)| (*key, value.as_str()));
        texts.fill(label, &values.chain([("count", count.as_str())]).collect::<Vec<_>>())
    });
    let off = Signal::derive(move || batch.count() == 0);
    view! {
        <section class="card-batch">
            <ChooseAll batch />
            {beside.run()}
            <div class="decide">
                {children.map(|children| children())}
                <Submit form label words off send primary=true />
            </div>
            <FormFault form />
        </section>
    }
}

/// Ticks all cards of the page that is shown, or none.
#[component]
fn ChooseAll(batch: CardSelection) -> impl IntoView {
    let CardSelection { rows, chosen } = batch;
    let all = move || rows.with(|rows| rows.iter().map(|row| row.id).collect::<BTreeSet<_>>());
    let choose = move |event| {
        let (all, ticked) = (all(), event_target_checked(&event));
        chosen.update(|chosen| {
            chosen.retain(|card| !all.contains(card));
            if ticked {
                chosen.extend(all);
            }
        });
    };
    let whole = move || {
        let all = all();
        !all.is_empty() && chosen.with(|chosen| all.is_subset(chosen))
    };
    view! {
        <label class="choose-all">
            <input type="checkbox" prop:checked=whole on:change=choose />
            {use_texts().get("cards.choose-all")}
        </label>
    }
}
