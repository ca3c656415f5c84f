//! The fields of one project, one below the other, as a phone shows them.

use battle_map::view::{desk::DeskRow, report_draft::ReportColumn};
use leptos::prelude::*;

use super::{face::Face, state::Grid};
use crate::texts::use_texts;

/// The fields; a wide screen has the cells instead.
#[component]
pub fn CardFields(
    /// The row of the project.
    row: Memo<DeskRow>,
    /// What its line shows.
    face: Memo<Face>,
    /// The grid.
    grid: Grid,
) -> impl IntoView {
    view! {
        <div class="card-fields">
            {ReportColumn::GRID.map(|column| view! { <CardField row face grid column /> }).collect_view()}
        </div>
    }
}

/// One field of a row, for a column that stands nowhere in the grid or on a phone.
#[component]
pub fn CardField(
    /// The row of the project.
    row: Memo<DeskRow>,
    /// What its line shows.
    face: Memo<Face>,
    /// The grid.
    grid: Grid,
    /// The field's column.
    column: ReportColumn,
) -> impl IntoView {
    let texts = use_texts();
    let label = texts.get(&format!("desk.column.{}", column.code()));
    let text = move || row.with(|row| face.with(|face| face.standing.draft.shown(column, row)));
    let faulty = move || face.with(|face| face.faults.iter().any(|fault| fault.column == column));
    let type_in = move |typed: String| {
        if let Some(sheet) = grid.sheet.get_untracked() {
            row.with_untracked(|row| sheet.type_in(row, column, &typed));
        }
    };
    let name = {
        let label = label.clone();
        row.with_untracked(|row| format!("{} {label}", row.name))
    };
    let lines = if column.is_money() { "1" } else { "2" };
    let inputmode = if column.is_money() { "decimal" } else { "text" };
    view! {
        <label class=format!("card-field {}", column.code())>
            <span aria-hidden="true">{label}</span>
            <textarea
                rows=lines
                inputmode=inputmode
                autocomplete="off"
                aria-label=name
                aria-invalid=move || faulty().then_some("true")
                prop:value=text
                on:input=move |event| type_in(event_target_value(&event))
            ></textarea>
        </label>
    }
}
