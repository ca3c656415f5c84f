//! One sheet of a ledger: what it was taken for, whether it is part of the ledger, its columns and its
//! header.

use battle_map::{
    model::ledger::{SheetKind, SheetReport, SheetTop},
    value::Name,
};
use leptos::prelude::*;

use super::{Importing, columns::Columns, head_row::HeaderRows};
use crate::texts::use_texts;

/// A sheet with what it was taken for, and the ways to correct it.
#[component]
pub fn Sheet(
    /// The state of the import on this page.
    importing: Importing,
    /// What the sheet was taken for.
    sheet: SheetReport,
    /// The rows at its top.
    top: SheetTop,
    /// Codes of the fields that a column may hold.
    fields: StoredValue<Vec<String>>,
    /// Its words of status that nobody knows.
    words: Vec<Name>,
    /// Whether the file has other sheets.
    several: bool,
    /// Whether no sheet of the file could be read.
    nothing_read: bool,
) -> impl IntoView {
    let texts = use_texts();
    let rows = sheet.rows.to_string();
    let kind = texts.fill(&format!("import.sheet.{}", sheet.kind.code()), &[("rows", &rows)]);
    let name =
        if sheet.name.is_empty() { texts.get("import.only-sheet") } else { sheet.name.clone() };
    let layout = StoredValue::new(sheet.layout.clone());
    let part = sheet.key.clone().filter(|_| several && !sheet.layout.is_empty());
    let part = part.map(|key| view! { <IsPart importing layout key kind=sheet.kind /> });
    let unseen = matches!(sheet.kind, SheetKind::Hidden | SheetKind::Empty);
    // What has one cell a row has no columns.
    let table = top.rows.iter().any(|row| row.cells.len() > 1);
    let open = sheet.header.is_none() && nothing_read;
    let header = (!unseen && table).then(|| {
        view! { <HeaderRows importing sheet=sheet.clone() top=top.clone() layout open /> }
    });
    let read = matches!(sheet.kind, SheetKind::Data);
    let tab = sheet.name.clone();
    view! {
        <li class="import-sheet" class:left-out=!read data-sheet=tab>
            <header>
                <h3>{name}</h3>
                <span>{kind}</span>
                {part}
            </header>
            {read.then(|| view! {
                <Columns importing layout sheet top fields words />
            })}
            {header}
        </li>
    }
}

/// Whether a sheet is part of the ledger.
#[component]
fn IsPart(
    importing: Importing,
    layout: StoredValue<Vec<Name>>,
    key: Name,
    kind: SheetKind,
) -> impl IntoView {
    let said = key.clone();
    let is_part = move || {
        let said = layout.with_value(|layout| importing.corrections_of(layout)).sheets;
        let said = said.into_iter().find(|known| known.sheet == key).map(|known| known.part);
        said.unwrap_or(kind == SheetKind::Data)
    };
    let change = move |event| {
        let part = event_target_checked(&event);
        let key = said.clone();
        layout.with_value(|layout| {
            importing.correct(layout, |corrections| corrections.say_sheet(key, part));
        });
    };
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=is_part on:change=change />
            {use_texts().get("import.is-part")}
        </label>
    }
}
