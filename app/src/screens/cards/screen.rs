//! The list of cards as a whole.

use battle_map::view::cards::{CardQuery, CardQueue, CardsView};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    act::card_acts,
    approve::ApproveBatch,
    batch::CardSelection,
    card::{CardItem, CardTicks},
    choice::use_choice,
    filter::CardFilter,
    issue::IssueList,
    office::Evaluate,
    queues::Queues,
    year_end::SettleYear,
};
use crate::{
    erased::Show,
    live::{Followed, Lines, latest},
    map::links::address,
    parts::{
        cards_begin::CardsBegin,
        fault::Fault,
        frame::{Desk, NavPage},
        pages::Pages,
    },
    texts::use_texts,
};

/// The page, as far as its view is there.
#[component]
pub fn CardsScreen(
    /// The queue and filter in the page's address.
    query: Memo<CardQuery>,
    /// The cards of that queue, followed as they change.
    view: Followed<CardsView>,
) -> impl IntoView {
    let texts = use_texts();
    let cards = latest(view);
    let frame = Signal::derive(move || cards.with(|c| c.as_ref().map(|c| c.frame.clone())));
    let acts = Memo::new(move |_| cards.with(|c| c.as_ref().is_some_and(|c| c.acts)));
    view! {
        <Title text=texts.get("cards.title") />
        <Desk here=NavPage::Cards frame class="cards-page">
            <Fault view />
            <header class="my-head">
                <h1>{texts.get("cards.title")}</h1>
                <div class="cards-files">
                    <Show when=move || acts.get()><Evaluate /></Show>
                    <a class="button" href="/feed/cards.xlsx" download="">{texts.get("cards.ledger-file")}</a>
                    <a class="button" href="/feed/bulletin.docx" download="">{texts.get("cards.bulletin-file")}</a>
                </div>
            </header>
            <CardsBegin frame />
            <Queues query cards />
            <CardFilter query cards />
            <CardList query cards />
        </Desk>
    }
}

/// The cards of the queue, and what is done with several of them.
#[component]
fn CardList(query: Memo<CardQuery>, cards: Memo<Option<CardsView>>) -> impl IntoView {
    let texts = use_texts();
    let rows =
        Memo::new(move |_| cards.with(|c| c.as_ref().map(|c| c.rows.clone())).unwrap_or_default());
    let queue = Memo::new(move |_| query.with(|query| query.queue));
    let chosen = use_choice(queue, cards);
    let batch = CardSelection { rows, chosen };
    let approves = Memo::new(move |_| cards.with(|c| c.as_ref().is_some_and(|c| c.approves)));
    let acts = Memo::new(move |_| cards.with(|c| c.as_ref().is_some_and(|c| c.acts)));
    let month = Memo::new(move |_| cards.with(|c| c.as_ref().and_then(|c| c.month)));
    let last = Memo::new(move |_| cards.with(|c| c.as_ref().map_or(0, |c| c.last_page)));
    let chooses = Memo::new(move |_| match queue.get() {
        CardQueue::Approve => approves.get(),
        CardQueue::Issue | CardQueue::YearEnd => acts.get(),
        _ => false,
    });
    view! {
        <Show when=move || queue.get() == CardQueue::Approve && approves.get()>
            <ApproveBatch batch />
        </Show>
        <Show when=move || queue.get() == CardQueue::Issue && acts.get()>
            {move || month.get().map(|month| view! { <IssueList batch month /> })}
        </Show>
        <Show when=move || queue.get() == CardQueue::YearEnd && acts.get()>
            <SettleYear batch />
        </Show>
        <ol class="card-list">
            <Lines lines=rows key=|row| row.id let:row>
                <CardItem row choice=CardTicks { chosen, offered: chooses }>
                    {card_acts(row)}
                </CardItem>
            </Lines>
        </ol>
        {move || view! { <CardPages query=query.get() last=last.get() /> }}
        <Show when=move || rows.with(Vec::is_empty)>
            <p class="hint">{move || texts.get(&format!("cards.none.{}", queue.get().code()))}</p>
        </Show>
    }
}

/// Links between the pages of a long queue.
#[component]
fn CardPages(query: CardQuery, last: u32) -> impl IntoView {
    let here = query.page;
    let href = move |page| address("/cards", &CardQuery { page, ..query.clone() }.parameters());
    view! { <Pages class="card-pages" here last href /> }
}
