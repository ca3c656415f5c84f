//! The export of the ledger, filtered and ordered as it is shown, as a file or for paper.

use battle_map::view::ledger_table::TableQuery;
use leptos::prelude::*;

use super::choice::ColumnChoice;
use crate::{
    map::links::{address, table_href},
    texts::use_texts,
};

/// Links to the ledger in three formats and for paper, and the choice of columns.
#[component]
pub fn LedgerExport(
    /// The filter, order and columns that are shown.
    query: TableQuery,
) -> impl IntoView {
    let texts = use_texts();
    let all = TableQuery { page: 0, print: false, ..query.clone() };
    let parameters = all.parameters();
    let paper = table_href(&TableQuery { print: true, ..all });
    let feeds = [
        ("/feed/ledger.xlsx", "ledger.export.xlsx"),
        ("/feed/ledger.csv", "ledger.export.csv"),
        ("/feed/projects.geojson", "ledger.export.geojson"),
    ];
    // External to the router: the server answers with a file.
    let links = feeds.map(|(path, key)| {
        view! {
            <a class="button" rel="external" download href=address(path, &parameters)>
                {texts.get(key)}
            </a>
        }
    });
    view! {
        <div class="ledger-export" role="group" aria-label=texts.get("ledger.export")>
            {links.collect_view()}
            <a class="button" rel="external" href=paper>{texts.get("ledger.print")}</a>
            <ColumnChoice />
        </div>
    }
}
