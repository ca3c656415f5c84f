//! The ledger for paper: all its lines in one page. The page itself has none; the server, which makes
//! them once for all who may see the same, writes them into it on its way.

#[cfg(feature = "ssr")]
use battle_map::view::ledger_table::TableLine;
use leptos::{html::Tbody, prelude::*};

#[cfg(feature = "ssr")]
use super::line::LedgerLine;
#[cfg(feature = "ssr")]
use crate::texts::{Language, Texts};

/// The CSS class of the table's body for paper, by which the server finds it.
pub const PRINTED: &str = "ledger-printed";

/// The body of the table; printed as soon as the page is taken over.
#[component]
pub fn PrintedLines() -> impl IntoView {
    let body = NodeRef::<Tbody>::new();
    Effect::new(move |_| {
        let Some(body) = body.get() else { return };
        // Fails where there is no printer's dialogue; then nothing is printed.
        let _ = if body.rows().length() > 0 {
            window().print()
        } else {
            // Come back to within the browser, which has no lines.
            window().location().reload()
        };
    });
    view! { <tbody class=PRINTED node_ref=body></tbody> }
}

/// Lines as they stand in the table.
#[cfg(feature = "ssr")]
#[must_use]
pub fn lines_html(language: Language, lines: impl Iterator<Item = TableLine>) -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        provide_context(Texts(language));
        lines.map(|line| view! { <LedgerLine line /> }.to_html()).collect()
    });
    owner.cleanup();
    html
}
