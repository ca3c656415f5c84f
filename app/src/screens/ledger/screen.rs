//! The ledger as a whole. The filter is built once and kept; what is below it follows the view.

use battle_map::view::{
    filter::Filter,
    ledger_table::{TableQuery, TableView},
};
use leptos::prelude::*;

use super::{
    empty::LedgerEmpty, export::LedgerExport, pages::LedgerPages, sums::LedgerSums,
    table::LedgerTable,
};
use crate::{
    erased::Show,
    live::{Followed, latest},
    parts::{
        fault::Fault,
        filter::{FilterBar, Filtered},
        frame::{Desk, NavPage},
    },
    texts::use_texts,
};

/// The page, as far as its view is there.
#[component]
pub fn LedgerScreen(
    /// The filter, order and page in the address.
    query: Memo<TableQuery>,
    /// The ledger's view, followed as it changes.
    view: Followed<TableView>,
) -> impl IntoView {
    let texts = use_texts();
    let table = latest(view);
    let frame = Signal::derive(move || table.with(|t| t.as_ref().map(|t| t.frame.clone())));
    view! {
        <Desk here=NavPage::Ledger frame class="ledger-page">
            <h1>{texts.get("projects.title")}</h1>
            <Fault view />
            <Show when=move || table.with(Option::is_some)>
                <Ledger query table />
            </Show>
        </Desk>
    }
}

/// Everything below the title, from the last good view.
#[component]
fn Ledger(query: Memo<TableQuery>, table: Memo<Option<TableView>>) -> impl IntoView {
    let lines =
        Memo::new(move |_| table.with(|t| t.as_ref().map(|t| t.lines.clone())).unwrap_or_default());
    let all = Memo::new(move |_| table.with(|t| t.as_ref().map_or(0, |t| t.shown)));
    let options = Memo::new(move |_| {
        table.with(|t| t.as_ref().map(|t| t.options.clone())).unwrap_or_default()
    });
    let last = Memo::new(move |_| table.with(|t| t.as_ref().map_or(0, |t| t.last_page)));
    let board =
        Memo::new(move |_| table.with(|t| t.as_ref().is_some_and(|t| t.frame.entries == 0)));
    let filtered = Filtered {
        path: "/projects",
        filter: Signal::derive(move || query.with(|query| query.filter.clone())),
        others: Signal::derive(move || order(&query.get())),
    };
    let empty = Memo::new(move |_| lines.with(Vec::is_empty));
    view! {
        <FilterBar filtered options />
        <div class="ledger-top">
            {move || table.get().map(|view| view! { <LedgerSums view /> })}
            {move || view! { <LedgerExport query=query.get() /> }}
        </div>
        {move || {
            if empty.get() {
                view! { <LedgerEmpty board=board.get() /> }.into_any()
            } else {
                view! { <LedgerTable query lines all /> }.into_any()
            }
        }}
        {move || view! { <LedgerPages query=query.get() last=last.get() /> }}
    }
}

/// The order's parameters alone, so that another filter starts at its first page.
fn order(query: &TableQuery) -> Vec<(&'static str, String)> {
    let print = false;
    TableQuery { filter: Filter::default(), page: 0, print, ..query.clone() }.parameters()
}
