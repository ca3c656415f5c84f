//! The ledger as a table.

use battle_map::view::ledger_table::{TableLine, TableQuery};
use leptos::prelude::*;

use super::{columns::LedgerHead, line::LedgerLine};
use crate::texts::use_texts;

/// The table of one page; what is too wide scrolls inside it, its first columns stay.
#[component]
pub fn LedgerTable(
    /// What the ledger shows now.
    #[prop(into)]
    query: Signal<TableQuery>,
    /// The lines of the page.
    #[prop(into)]
    lines: Signal<Vec<TableLine>>,
) -> impl IntoView {
    let texts = use_texts();
    let rows =
        move || lines.get().into_iter().map(|line| view! { <LedgerLine line /> }).collect_view();
    view! {
        <div class="ledger-scroll" role="region" tabindex="0" aria-label=texts.get("projects.title")>
            <table class="ledger">
                <caption class="quiet">{texts.get("ledger.caption")}</caption>
                {move || view! { <LedgerHead query=query.get() /> }}
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
