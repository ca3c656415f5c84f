//! A ledger of cards: its file, the cards that would stand, those that stand already, and what has to be
//! said about projects.

use battle_map::{
    model::register::CardColumn,
    view::past::{PastCard, PastCards},
};
use leptos::prelude::*;

use super::{
    fault::{line, row},
    job::CardsJob,
    questions::Questions,
};
use crate::{
    erased::Show,
    format::day,
    parts::sign::CardSign,
    preview_file::{ChooseFile, Decide, Loading},
    texts::{Texts, use_texts},
};

fn column(texts: Texts, column: CardColumn) -> String {
    texts.get(&format!("past.card-column.{}", column.code()))
}

/// The headers that such a ledger has, and those it may have.
fn columns(texts: Texts) -> String {
    let (needed, free): (Vec<_>, Vec<_>) =
        CardColumn::ALL.into_iter().partition(|c| CardColumn::REQUIRED.contains(c));
    let list = |columns: Vec<CardColumn>| {
        let headers: Vec<_> = columns.into_iter().map(|c| column(texts, c)).collect();
        headers.join(&texts.get("list.joint"))
    };
    texts.fill("past.cards.columns", &[("needed", &list(needed)), ("free", &list(free))])
}

/// The part of the page that takes a ledger of cards.
#[component]
pub fn CardLedger() -> impl IntoView {
    let texts = use_texts();
    let loading = Loading::new(CardsJob);
    view! {
        <section class="boundaries-load" aria-labelledby="past-cards-head">
            <h2 id="past-cards-head">{texts.get("cards.title")}</h2>
            <p>{texts.get("past.cards.what")}</p>
            <p class="hint">{columns(texts)}</p>
            <ChooseFile loading label="past.cards.choose" accept=".xlsx,.xls,.csv" />
            <Show when=move || loading.is_done()>
                <p class="import-done" role="status">
                    {texts.get("past.cards.done")} " " <a class="button" href="/cards">{texts.get("cards.title")}</a>
                </p>
            </Show>
            {move || loading.standing().map(|(preview, moved)| view! { <Preview loading preview moved /> })}
        </section>
    }
}

#[component]
fn Preview(loading: Loading<CardsJob>, preview: PastCards, moved: bool) -> impl IntoView {
    let texts = use_texts();
    let may = preview.may_be_taken();
    let count = preview.cards.len().to_string();
    let words = texts.fill("past.cards.confirm", &[("count", &count)]);
    let named = |wrong| column(texts, wrong);
    let rejected = preview.rejected.iter().map(|fault| line(texts, fault, named)).collect_view();
    let all_known = preview.cards.is_empty()
        && preview.rejected.is_empty()
        && preview.asked.is_empty()
        && !preview.known.is_empty();
    view! {
        <div class="past-preview">
            {moved.then(|| view! { <p class="import-moved" role="alert">{texts.get("import.moved")}</p> })}
            {(!preview.rejected.is_empty()).then(|| view! {
                <p role="alert">{texts.get("past.all-or-none")}</p>
                <ul class="import-issues rejected">{rejected}</ul>
            })}
            <Questions loading asked=preview.asked.clone() />
            {(!preview.cards.is_empty()).then(|| sums(texts, &preview))}
            {listed(texts, &preview.cards)}
            {(preview.left_out > 0).then(|| {
                let count = preview.left_out.to_string();
                view! { <p>{texts.fill("past.cards.left-out", &[("count", &count)])}</p> }
            })}
            {known(texts, &preview.known)}
            {all_known.then(|| view! { <p role="status">{texts.get("past.cards.nothing")}</p> })}
            <Decide loading words may />
        </div>
    }
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
