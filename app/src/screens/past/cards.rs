//! A ledger of cards: the cards that would stand, those that stand already, and what has to be said about
//! projects.

use battle_map::{
    model::register::CardColumn,
    view::past::{PastCard, PastCards, RowFault},
};
use leptos::prelude::*;

use super::{
    fault::row,
    job::CardsJob,
    questions::Questions,
    register::{RegisterJob, RegisterPart, RegisterWords},
};
use crate::{format::day, parts::sign::CardSign, preview_file::Loading, texts::Texts};

impl RegisterJob for CardsJob {
    type Column = CardColumn;
    const WORDS: RegisterWords = RegisterWords {
        head: "past-cards-head",
        title: "cards.title",
        href: "/cards",
        what: "past.cards.what",
        columns: "past.cards.columns",
        choose: "past.cards.choose",
        done: "past.cards.done",
    };
    const COLUMNS: &'static [CardColumn] = &CardColumn::ALL;
    const REQUIRED: &'static [CardColumn] = &CardColumn::REQUIRED;

    fn header(texts: Texts, column: CardColumn) -> String {
        texts.get(&format!("past.card-column.{}", column.code()))
    }

    fn rejected(preview: &PastCards) -> &[RowFault<CardColumn>] {
        &preview.rejected
    }

    fn may_be_taken(preview: &PastCards) -> bool {
        preview.may_be_taken()
    }

    fn confirm(texts: Texts, preview: &PastCards) -> String {
        texts.fill("past.cards.confirm", &[("count", &preview.cards.len().to_string())])
    }

    fn shown(loading: Loading<Self>, texts: Texts, preview: &PastCards) -> AnyView {
        let all_known = preview.cards.is_empty()
            && preview.rejected.is_empty()
            && preview.asked.is_empty()
            && !preview.known.is_empty();
        view! {
            <Questions loading asked=preview.asked.clone() />
            {(!preview.cards.is_empty()).then(|| sums(texts, preview))}
            {listed(texts, &preview.cards)}
            {(preview.left_out > 0).then(|| {
                let count = preview.left_out.to_string();
                view! { <p>{texts.fill("past.cards.left-out", &[("count", &count)])}</p> }
            })}
            {known(texts, &preview.known)}
            {all_known.then(|| view! { <p role="status">{texts.get("past.cards.nothing")}</p> })}
        }
        .into_any()
    }
}

/// The part of the page that takes a ledger of cards.
#[component]
pub fn CardLedger() -> impl IntoView {
    view! { <RegisterPart register=CardsJob /> }
}

/// How many would stand, by colour, and how many come in lifted.
fn sums(texts: Texts, preview: &PastCards) -> impl IntoView + use<> {
    let (yellow, red, lifted) = preview.counts();
    let values = [("yellow", yellow), ("red", red), ("lifted", lifted)];
    let values = values.map(|(key, count)| (key, count.to_string()));
    let values = values.each_ref().map(|(key, count)| (*key, count.as_str()));
    view! { <p>{texts.fill("past.cards.sums", &values)}</p> }
}

/// The cards that stand already.
fn known(texts: Texts, cards: &[PastCard]) -> Option<impl IntoView + use<>> {
    let count = cards.len().to_string();
    let words = texts.fill("past.cards.known", &[("count", &count)]);
    let list = listed(texts, cards);
    (!cards.is_empty()).then(|| view! { <p>{words}</p> {list} })
}

fn listed(texts: Texts, cards: &[PastCard]) -> impl IntoView + use<> {
    let one = |card: &PastCard| {
        let lifted = card.lifted_on.map(|on| {
            view! { <span>{texts.fill("past.cards.lifted", &[("day", &day(texts, on))])}</span> }
        });
        view! {
            <li>
                <CardSign level=card.level />
                <span>{row(texts, &card.sheet, card.row)}</span>
                <b>{card.name.clone()}</b>
                <span>{day(texts, card.issued_on)}</span>
                <span>{card.reason.clone()}</span>
                {lifted}
            </li>
        }
    };
    view! { <ul class="import-issues">{cards.iter().map(one).collect_view()}</ul> }
}
