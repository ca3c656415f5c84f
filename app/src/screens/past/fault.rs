//! What is wrong with a row of a register, in words.

use battle_map::view::past::RowFault;
use leptos::prelude::*;

use crate::texts::Texts;

/// A row's fault: where it is, what stands there, and what is wrong with it.
pub(super) fn line<C: Copy>(
    texts: Texts,
    fault: &RowFault<C>,
    column: impl Fn(C) -> String,
) -> AnyView {
    let column = fault.column.map(column);
    let place = match (fault.row, &column) {
        (0, _) => column.clone().unwrap_or_default(),
        (_, Some(column)) => {
            let row = row(texts, &fault.sheet, fault.row);
            texts.fill("past.cell", &[("row", &row), ("column", column)])
        }
        (_, None) => row(texts, &fault.sheet, fault.row),
    };
    let own = format!("past.fault.{}", fault.code);
    let words = texts.get(&own);
    // What no words of this page stand for is the code of a refusal.
    let words = if words == own { texts.get(&format!("refusal.{}", fault.code)) } else { words };
    view! {
        <li>
            <b>{place}</b>
            <span>{words}</span>
            <span>{fault.value.clone()}</span>
        </li>
    }
    .into_any()
}

/// Which row it is, with its sheet where several have rows.
pub(super) fn row(texts: Texts, sheet: &str, row: u32) -> String {
    let row = row.to_string();
    if sheet.is_empty() {
        texts.fill("past.row", &[("row", &row)])
    } else {
        texts.fill("past.sheet-row", &[("sheet", sheet), ("row", &row)])
    }
}
