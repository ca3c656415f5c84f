//! Below a row: its fault, changes by others meanwhile, and questions to confirm.

use battle_map::{value::Money, view::desk::DeskRow};
use leptos::prelude::*;

use crate::{
    erased::Show,
    execute::Fault,
    screens::desk::{DraftColumn, DraftSheet, ReportDraft},
    texts::use_texts,
};

/// The notes about a row; empty where nothing is wrong.
#[component]
pub fn RowNote(
    /// The sheet with the drafts of the month.
    sheet: DraftSheet,
    /// The row of the project.
    row: Memo<DeskRow>,
) -> impl IntoView {
    let overtaken = Memo::new(move |_| row.with(|row| sheet.is_overtaken(row)));
    let negative = Memo::new(move |_| {
        let month = row.with(|row| sheet.draft(row).this_month());
        month.is_some_and(Money::is_negative)
    });
    let fault = move || row.with(|row| sheet.fault(row.id)).filter(|_| !overtaken.get());
    let something = move || overtaken.get() || negative.get() || fault().is_some();
    view! {
        <Show when=something>
            <tr class="grid-note" data-drafted="">
                <td colspan="7">
                    {move || fault().map(|fault| view! { <RowFault sheet row fault /> })}
                    <Show when=move || overtaken.get()><Overtaken sheet row /></Show>
                    <Show when=move || negative.get()><Reason sheet row /></Show>
                </td>
            </tr>
        </Show>
    }
}

#[component]
fn RowFault(sheet: DraftSheet, row: Memo<DeskRow>, fault: Fault) -> impl IntoView {
    let texts = use_texts();
    let jump = fault.code == "ten-times-last-month";
    let confirm = move |_| {
        let row = row.get_untracked();
        sheet.confirm(&row);
        sheet.send(std::slice::from_ref(&row), texts);
    };
    view! {
        <p class="row-fault" role="alert">{fault.words(texts)}</p>
        {jump.then(|| {
            view! {
                <button class="button" type="button" on:click=confirm>
                    {texts.get("desk.jump-meant")}
                </button>
            }
        })}
    }
}

/// For a report that somebody else changed: each field's current value and the typed one.
#[component]
fn Overtaken(sheet: DraftSheet, row: Memo<DeskRow>) -> impl IntoView {
    let texts = use_texts();
    let fields = move || {
        let (stands, typed) = row.with(|row| (ReportDraft::of(row), sheet.draft(row)));
        let differs = |column: &DraftColumn| stands.get(*column) != typed.get(*column);
        let words = |column: DraftColumn| {
            let name = texts.get(&format!("desk.column.{}", column.code()));
            let values = [
                ("field", name.as_str()),
                ("now", stands.get(column)),
                ("mine", typed.get(column)),
            ];
            texts.fill("desk.overtaken-field", &values)
        };
        let lines = DraftColumn::GRID
            .into_iter()
            .filter(differs)
            .map(|column| view! { <li>{words(column)}</li> });
        lines.collect_view()
    };
    let insist = move |_| row.with_untracked(|row| sheet.insist(row));
    let give_way = move |_| sheet.drop_draft(row.with_untracked(|row| row.id));
    view! {
        <div class="row-overtaken" role="alert">
            <p>{texts.get("desk.overtaken")}</p>
            <ul>{fields}</ul>
            <button class="button" type="button" on:click=insist>{texts.get("desk.keep-mine")}</button>
            <button class="button" type="button" on:click=give_way>{texts.get("desk.take-theirs")}</button>
        </div>
    }
}

/// 核减原因: the field for why a negative amount is reported.
#[component]
fn Reason(sheet: DraftSheet, row: Memo<DeskRow>) -> impl IntoView {
    let texts = use_texts();
    let text = move || row.with(|row| sheet.text(row, DraftColumn::Reason));
    let type_in = move |event| {
        row.with_untracked(|row| {
            sheet.type_in(row, DraftColumn::Reason, &event_target_value(&event));
        });
    };
    view! {
        <label class="row-reason">
            <span>{texts.get("desk.column.reason")}</span>
            <input prop:value=text on:input=type_in />
        </label>
    }
}
