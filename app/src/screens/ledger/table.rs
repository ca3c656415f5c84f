//! The ledger as a table.

use battle_map::view::ledger_table::{TableLine, TableQuery};
use leptos::prelude::*;

use super::{
    columns::{COLUMNS, LedgerHead},
    line::LedgerLine,
    printed::PrintedLines,
    sheets,
};
use crate::{parts::sheets::Sheets, texts::use_texts};

/// The table from the address's page on; it scrolls sideways, with its first columns fixed.
#[component]
pub fn LedgerTable(
    /// What the ledger shows now.
    #[prop(into)]
    query: Signal<TableQuery>,
    /// The lines of the page.
    #[prop(into)]
    lines: Signal<Vec<TableLine>>,
    /// How many lines there are on all pages.
    #[prop(into)]
    all: Signal<u32>,
) -> impl IntoView {
    let texts = use_texts();
    let first = NodeRef::new();
    let rows =
        move || lines.get().into_iter().map(|line| view! { <LedgerLine line /> }).collect_view();
    let for_paper = Memo::new(move |_| query.with(|query| query.print));
    view! {
        <div class="ledger-scroll" role="region" tabindex="0" aria-label=texts.get("projects.title")>
            <table class="ledger">
                <caption class="quiet">{texts.get("ledger.caption")}</caption>
                {move || view! { <LedgerHead query=query.get() /> }}
                {move || {
                    if for_paper.get() {
                        view! { <PrintedLines /> }.into_any()
                    } else {
                        view! { <tbody node_ref=first>{rows}</tbody> }.into_any()
                    }
                }}
                {move || (!for_paper.get()).then(|| view! {
                    <Sheets query lines=all first columns=COLUMNS.len() show=Callback::new(sheets::rows) />
                })}
            </table>
        </div>
    }
}
