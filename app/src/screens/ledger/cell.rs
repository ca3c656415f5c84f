//! A table cell that carries its column's name, for narrow screens that show no table head.

use leptos::prelude::*;

use crate::texts::use_texts;

/// A cell of the ledger.
#[component]
pub fn Cell(
    /// The code of its column.
    column: &'static str,
    /// The content of the table's cell.
    children: Children,
) -> impl IntoView {
    let name = use_texts().get(&format!("ledger.column.{column}"));
    view! { <td class=format!("cell-{column}") data-column=name>{children()}</td> }
}
