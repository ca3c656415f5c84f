//! The ledger to take away, filtered as it is shown.

use battle_map::view::filter::Filter;
use leptos::prelude::*;

use crate::{map::links::address, texts::use_texts};

/// Links to the ledger in three formats.
#[component]
pub fn LedgerExport(
    /// What is shown.
    filter: Filter,
) -> impl IntoView {
    let texts = use_texts();
    let parameters = filter.parameters();
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
        </div>
    }
}
