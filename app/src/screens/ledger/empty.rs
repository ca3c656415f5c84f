//! The text in place of the ledger while it has no lines.

use leptos::prelude::*;

use crate::texts::use_texts;

/// The command that loads boundaries; they come first, so that points find their region.
const LOAD_BOUNDARIES: &str = "battle-map regions --database FILE BOUNDARIES.geojson";
const LOAD_LEDGER: &str = "battle-map import --database FILE LEDGER.xlsx";

/// The text for a filter that nothing passes, or for a city without projects.
#[component]
pub fn LedgerEmpty(
    /// Whether there is no project at all.
    board: bool,
) -> impl IntoView {
    if board { view! { <EmptyBoard /> }.into_any() } else { view! { <NothingFound /> }.into_any() }
}

#[component]
fn NothingFound() -> impl IntoView {
    let texts = use_texts();
    view! {
        <div class="ledger-empty">
            <p>{texts.get("ledger.nothing-found")}</p>
            <p><a class="button" href="/projects">{texts.get("ledger.clear")}</a></p>
        </div>
    }
}

#[component]
fn EmptyBoard() -> impl IntoView {
    let texts = use_texts();
    view! {
        <div class="ledger-empty">
            <h2>{texts.get("ledger.empty")}</h2>
            <ol>
                <li>{texts.get("ledger.empty.boundaries")} <code>{LOAD_BOUNDARIES}</code></li>
                <li>{texts.get("ledger.empty.ledger")} <code>{LOAD_LEDGER}</code></li>
            </ol>
            <p>{texts.get("ledger.empty.live")}</p>
        </div>
    }
}
