//! The links between the pages of a long ledger.

use battle_map::view::ledger_table::TableQuery;
use leptos::prelude::*;

use crate::{map::links::table_href, parts::pages::Pages};

/// Links to the page before and after; nothing while there is only one.
#[component]
pub fn LedgerPages(
    /// What the ledger shows now.
    query: TableQuery,
    /// The number of the last page, counted from 0.
    last: u32,
) -> impl IntoView {
    // For paper all lines are on one.
    let last = if query.print { 0 } else { last };
    let here = query.page;
    let href = move |page| table_href(&TableQuery { page, ..query.clone() });
    view! { <Pages class="ledger-pages" here last href /> }
}
