//! The links between the pages of a long ledger.

use battle_map::view::ledger_table::TableQuery;
use leptos::prelude::*;

use crate::{map::links::table_href, texts::use_texts};

/// Links to the page before and after; nothing while there is only one.
#[component]
pub fn LedgerPages(
    /// What the ledger shows now.
    query: TableQuery,
    /// The number of the last page, counted from 0.
    last: u32,
) -> impl IntoView {
    let texts = use_texts();
    let here = query.page.min(last);
    let to = |page: u32| table_href(&TableQuery { page, ..query.clone() });
    let before = here.checked_sub(1).map(to);
    let after = (here < last).then(|| to(here + 1));
    let words = texts.fill(
        "ledger.page",
        &[("page", &(here + 1).to_string()), ("pages", &(last + 1).to_string())],
    );
    (last > 0).then(|| {
        view! {
            <nav class="ledger-pages" aria-label=texts.get("ledger.pages")>
                {before.map(|href| view! { <a rel="prev" href=href>{texts.get("ledger.page.before")}</a> })}
                <span aria-current="page">{words}</span>
                {after.map(|href| view! { <a rel="next" href=href>{texts.get("ledger.page.after")}</a> })}
            </nav>
        }
    })
}
