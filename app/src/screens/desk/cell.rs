//! A cell to type or paste into.

use battle_map::view::desk::DeskRow;
use leptos::{ev, prelude::*};

use crate::{
    screens::desk::{DraftColumn, DraftSheet},
    texts::use_texts,
};

/// One cell of the grid; read-only while no period is open.
#[component]
pub fn GridCell(
    /// The row of the project that the cell belongs to.
    row: Memo<DeskRow>,
    /// All rows of the grid, for cells pasted over several of them.
    rows: Memo<Vec<DeskRow>>,
    /// What is typed for the month; none while no period is open.
    sheet: Option<DraftSheet>,
    /// The column that the cell belongs to.
    column: DraftColumn,
) -> impl IntoView {
    let texts = use_texts();
    let label = texts.get(&format!("desk.column.{}", column.code()));
    let Some(sheet) = sheet else {
        return view! { <td class=column.code()></td> }.into_any();
    };
    let name = {
        let label = label.clone();
        move || row.with(|row| format!("{} {label}", row.name))
    };
    let text = move || row.with(|row| sheet.text(row, column));
    let type_in = move |event: ev::Event| {
        row.with_untracked(|row| sheet.type_in(row, column, &event_target_value(&event)));
    };
    let paste = move |event: ev::Event| {
        let pasted = pasted(&event).is_some_and(|text| {
            let id = row.with_untracked(|row| row.id);
            rows.with_untracked(|rows| sheet.paste(rows, id, column, &text))
        });
        if pasted {
            event.prevent_default();
        }
    };
    let field = if column.is_money() {
        view! {
            <input
                inputmode="decimal"
                autocomplete="off"
                aria-label=name
                prop:value=text
                on:input=type_in
                on:paste=move |event| paste(event.into())
            />
        }
        .into_any()
    } else {
        view! {
            <textarea
                rows="2"
                aria-label=name
                prop:value=text
                on:input=type_in
                on:paste=move |event| paste(event.into())
            ></textarea>
        }
        .into_any()
    };
    view! {
        <td class=column.code()>
            <span class="grid-label" aria-hidden="true">{label}</span>
            {field}
        </td>
    }
    .into_any()
}

/// The text on the clipboard.
fn pasted(event: &ev::Event) -> Option<String> {
    use wasm_bindgen::JsCast;
    let clipboard = event.dyn_ref::<web_sys::ClipboardEvent>()?.clipboard_data()?;
    clipboard.get_data("text/plain").ok()
}
