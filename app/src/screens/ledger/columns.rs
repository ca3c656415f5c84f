//! The columns of the ledger and their heads; a click on one sorts by it.

use battle_map::view::ledger_table::{SortKey, TableQuery};
use leptos::prelude::*;

use crate::{map::links::table_href, texts::use_texts};

/// A column: its code, what it sorts by, and whether it holds figures.
pub struct LedgerColumn {
    /// The key of its name in the catalogue, and its class.
    pub code: &'static str,
    sort: Option<SortKey>,
    unit: Option<&'static str>,
}

const fn column(code: &'static str, sort: SortKey) -> LedgerColumn {
    LedgerColumn { code, sort: Some(sort), unit: None }
}

const fn figures(code: &'static str, sort: SortKey, unit: &'static str) -> LedgerColumn {
    LedgerColumn { code, sort: Some(sort), unit: Some(unit) }
}

const fn words(code: &'static str) -> LedgerColumn {
    LedgerColumn { code, sort: None, unit: None }
}

/// All columns, from left to right.
pub const COLUMNS: [LedgerColumn; 15] = [
    column("serial", SortKey::Order),
    column("lamp", SortKey::Lamp),
    column("name", SortKey::Name),
    column("region", SortKey::Region),
    column("unit", SortKey::Unit),
    figures("total", SortKey::Total, "money"),
    figures("plan", SortKey::Plan, "money"),
    figures("done", SortKey::Done, "money"),
    words("schedule"),
    figures("lag", SortKey::Lag, "points"),
    column("start", SortKey::Start),
    column("completion", SortKey::Completion),
    words("stage"),
    words("progress"),
    words("problem"),
];

/// The row of heads.
#[component]
pub fn LedgerHead(
    /// What the ledger shows now.
    query: TableQuery,
) -> impl IntoView {
    let heads = COLUMNS.iter().map(|column| view! { <Head column query=query.clone() /> });
    view! {
        <thead>
            <tr>{heads.collect_view()}</tr>
        </thead>
    }
}

#[component]
fn Head(column: &'static LedgerColumn, query: TableQuery) -> impl IntoView {
    let texts = use_texts();
    let name = texts.get(&format!("ledger.column.{}", column.code));
    let unit = column.unit.map(|unit| {
        view! { <small>{texts.get(&format!("ledger.unit.{unit}"))}</small> }
    });
    let class = format!("cell-{}", column.code);
    let Some(key) = column.sort else {
        return view! { <th scope="col" class=class>{name}{unit}</th> }.into_any();
    };
    let sorted =
        (query.sort == key).then_some(if query.descending { "descending" } else { "ascending" });
    // The lines of a page for paper come from the server.
    let external = query.print.then_some("external");
    view! {
        <th scope="col" class=class aria-sort=sorted>
            <a href=table_href(&query.sorted_by(key)) data-noscroll="" rel=external>
                {name} <SortArrow /> {unit}
            </a>
        </th>
    }
    .into_any()
}

/// The arrow for the direction of the order; the style sheet turns it.
#[component]
fn SortArrow() -> impl IntoView {
    view! {
        <svg class="sort-arrow" viewBox="0 0 8 8" aria-hidden="true">
            <path d="M0 6.5h8L4 1z" />
        </svg>
    }
}
