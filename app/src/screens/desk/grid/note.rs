//! Below a line: what is wrong with it, why it was given back, changes by others meanwhile, and questions
//! to confirm.

use battle_map::{
    model::report::Returner,
    view::{
        desk::DeskRow,
        report_draft::{DraftFault, ReportColumn, ReportDraft},
    },
};
use leptos::prelude::*;

use super::{column::GridColumn, face::Face, fields::CardField, state::Grid};
use crate::{
    erased::Show,
    screens::desk::DraftSheet,
    texts::{Texts, use_texts},
};

/// The notes about a line; empty where there is nothing to say.
#[component]
pub fn RowNote(
    /// The row of the project.
    row: Memo<DeskRow>,
    /// What its line shows.
    face: Memo<Face>,
    /// The grid.
    grid: Grid,
) -> impl IntoView {
    let id = row.with_untracked(|row| row.id);
    // A cell being typed is marked; the lines move only once it stands.
    let something = Memo::new(move |_| {
        let (returned, wrong) =
            row.with(|row| face.with(|face| (is_returned(row, face), face.is_wrong())));
        returned || (wrong && !grid.is_being_typed(id))
    });
    view! {
        <Show when=move || something.get()>
            <Note row face grid />
        </Show>
    }
}

/// Whether the report was given back, and its answer is due.
fn is_returned(row: &DeskRow, face: &Face) -> bool {
    face.standing.open && row.returned().is_some() && !face.standing.is_accepted()
}

#[component]
fn Note(row: Memo<DeskRow>, face: Memo<Face>, grid: Grid) -> impl IntoView {
    let texts = use_texts();
    let id = row.with_untracked(|row| row.id);
    let quiet = Memo::new(move |_| grid.is_being_typed(id));
    let overtaken = Memo::new(move |_| face.with(|face| face.standing.is_overtaken()));
    let negative = Memo::new(move |_| face.with(Face::is_negative));
    let returned = Memo::new(move |_| row.with(|row| face.with(|face| is_returned(row, face))));
    let faults = Memo::new(move |_| face.with(|face| words(texts, face)));
    let doubt = Memo::new(move |_| {
        face.with(|face| face.faults.iter().any(|fault| fault.is_doubt()) || asks(face))
    });
    view! {
        <tr class="grid-note" data-of=id.to_string() data-drafted="">
            <td colspan=GridColumn::COUNT.to_string()>
                <div>
                    <Show when=move || returned.get()><Returned row face grid /></Show>
                    <Show when=move || !overtaken.get() && !quiet.get()>
                        {move || faults.get().into_iter().map(|words| view! { <p class="row-fault" role="alert">{words}</p> }).collect_view()}
                        <Show when=move || doubt.get()><Confirm row grid /></Show>
                        <Show when=move || negative.get()>
                            <CardField row face grid column=ReportColumn::Reason />
                        </Show>
                    </Show>
                    <Show when=move || overtaken.get()><Overtaken row grid /></Show>
                </div>
            </td>
        </tr>
    }
}

/// Whether the server asks for what the browser had no doubt about.
fn asks(face: &Face) -> bool {
    let refused = face.standing.refused.as_ref();
    refused.is_some_and(|fault| fault.code.starts_with("ten-times"))
}

/// What is wrong, in words: of the cells, else why the server refused the line.
fn words(texts: Texts, face: &Face) -> Vec<String> {
    let of_cell = |fault: &DraftFault| {
        let column = texts.get(&format!("desk.column.{}", fault.column.code()));
        let key = format!("desk.unreadable.{}", fault.code);
        let unreadable = texts.fill(&key, &[("column", &column)]);
        // The rules speak for themselves; what cannot be read is named with its column.
        if unreadable == key { texts.get(&format!("refusal.{}", fault.code)) } else { unreadable }
    };
    let refused = face.standing.refused.as_ref().filter(|_| face.faults.is_empty());
    face.faults.iter().map(of_cell).chain(refused.map(|fault| fault.words(texts))).collect()
}

#[component]
fn Confirm(row: Memo<DeskRow>, grid: Grid) -> impl IntoView {
    let confirm = move |_| {
        if let Some(sheet) = grid.sheet.get_untracked() {
            row.with_untracked(|row| sheet.confirm(row));
        }
    };
    view! {
        <button class="button" type="button" on:click=confirm>{use_texts().get("desk.jump-meant")}</button>
    }
}

/// Why a report was given back, with room for an answer, and the button that sends it again as it is.
#[component]
fn Returned(row: Memo<DeskRow>, face: Memo<Face>, grid: Grid) -> impl IntoView {
    let texts = use_texts();
    let reason = move || {
        row.with(|row| {
            let (by, reason) = row.returned()?;
            let by = match by {
                Returner::County => "county",
                Returner::Office => "office",
            };
            Some(format!("{}{reason}", texts.get(&format!("desk.returned-by.{by}"))))
        })
    };
    let again = move |_| {
        if let Some(sheet) = grid.sheet.get_untracked() {
            let row = row.get_untracked();
            sheet.again(&row);
            sheet.send(std::slice::from_ref(&row));
        }
    };
    let mine = move || {
        !grid.reviews.get()
            || row.with(|row| row.returned().is_some_and(|(by, _)| by == Returner::Office))
    };
    let busy = move || grid.sheet.get().is_some_and(DraftSheet::is_busy);
    view! {
        <p class="report-reason">{reason}</p>
        <Show when=mine>
            <CardField row face grid column=ReportColumn::Answer />
            <button class="button" type="button" disabled=busy on:click=again>{texts.get("grid.again")}</button>
        </Show>
    }
}

/// For a report that somebody else changed: each field's current value and the typed one.
#[component]
fn Overtaken(row: Memo<DeskRow>, grid: Grid) -> impl IntoView {
    let texts = use_texts();
    let of =
        move |row: &DeskRow| grid.sheet.get().map(|sheet| sheet.draft(row)).unwrap_or_default();
    let fields = move || {
        let (stands, typed) = row.with(|row| (ReportDraft::of(row), of(row)));
        let differs = |column: &ReportColumn| stands.get(*column) != typed.get(*column);
        let words = |column: ReportColumn| {
            let name = texts.get(&format!("desk.column.{}", column.code()));
            let values = [
                ("field", name.as_str()),
                ("now", stands.get(column)),
                ("mine", typed.get(column)),
            ];
            texts.fill("desk.overtaken-field", &values)
        };
        let lines = ReportColumn::GRID.into_iter().filter(differs);
        lines.map(|column| view! { <li>{words(column)}</li> }).collect_view()
    };
    let with = move |act: fn(DraftSheet, &DeskRow)| {
        if let Some(sheet) = grid.sheet.get_untracked() {
            row.with_untracked(|row| act(sheet, row));
        }
    };
    view! {
        <div class="row-overtaken" role="alert">
            <p>{texts.get("desk.overtaken")}</p>
            <ul>{fields}</ul>
            <button class="button" type="button" on:click=move |_| with(DraftSheet::insist)>{texts.get("desk.keep-mine")}</button>
            <button class="button" type="button" on:click=move |_| with(|sheet, row| sheet.put(row.id, None))>{texts.get("desk.take-theirs")}</button>
        </div>
    }
}
