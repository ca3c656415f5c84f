//! A cell that knows its column's name, for screens too narrow for a head.

use leptos::prelude::*;

use crate::texts::use_texts;

/// A cell of the ledger.
#[component]
pub fn Cell(
    /// The code of its column.
    column: &'static str,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    let name = use_texts().get(&format!("ledger.column.{column}"));
    view! { <td class=format!("cell-{column}") data-column=name>{children()}</td> }
}
