//! Below a row: what is wrong with it, what changed meanwhile, and what was asked.

use battle_map::{value::Money, view::desk::DeskRow};
use leptos::prelude::*;

use crate::{
    desk::{Column, Draft, Sheet},
    execute::Fault,
    texts::use_texts,
};

/// What there is to say about a row; nothing where all is well.
#[component]
pub fn RowNote(
    /// The sheet.
    sheet: Sheet,
    /// The project.
    row: DeskRow,
) -> impl IntoView {
    let row = StoredValue::new(row);
    let overtaken = move || row.with_value(|row| sheet.is_overtaken(row));
    let negative = move || {
        let month = row.with_value(|row| sheet.draft(row).this_month());
        month.is_some_and(Money::is_negative)
    };
    let fault = move || row.with_value(|row| sheet.fault(row.id)).filter(|_| !overtaken());
    let something = move || overtaken() || negative() || fault().is_some();
    view! {
        <Show when=something>
            <tr class="grid-note">
                <td colspan="7">
                    {move || fault().map(|fault| view! { <RowFault sheet row fault /> })}
                    {move || overtaken().then(|| view! { <Overtaken sheet row /> })}
                    {move || negative().then(|| view! { <Reason sheet row /> })}
                </td>
            </tr>
        </Show>
    }
}

#[component]
fn RowFault(sheet: Sheet, row: StoredValue<DeskRow>, fault: Fault) -> impl IntoView {
    let texts = use_texts();
    let jump = fault.code == "ten-times-last-month";
    let confirm = move |_| {
        row.with_value(|row| {
            sheet.confirm(row);
            sheet.send(std::slice::from_ref(row), texts);
        });
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

/// Field by field what stands now and what was typed.
#[component]
fn Overtaken(sheet: Sheet, row: StoredValue<DeskRow>) -> impl IntoView {
    let texts = use_texts();
    let fields = row.with_value(|row| {
        let (stands, typed) = (Draft::of(row), sheet.draft(row));
        let differs = |column: &Column| stands.get(*column) != typed.get(*column);
        let words = |column: Column| {
            let name = texts.get(&format!("desk.column.{}", column.code()));
            let values = [
                ("field", name.as_str()),
                ("now", stands.get(column)),
                ("mine", typed.get(column)),
            ];
            texts.fill("desk.overtaken-field", &values)
        };
        let lines = Column::GRID
            .into_iter()
            .filter(differs)
            .map(|column| view! { <li>{words(column)}</li> });
        lines.collect_view()
    });
    let insist = move |_| row.with_value(|row| sheet.insist(row));
    let give_way = move |_| row.with_value(|row| sheet.drop_draft(row.id));
    view! {
        <div class="row-overtaken" role="alert">
            <p>{texts.get("desk.overtaken")}</p>
            <ul>{fields}</ul>
            <button class="button" type="button" on:click=insist>{texts.get("desk.keep-mine")}</button>
            <button class="button" type="button" on:click=give_way>{texts.get("desk.take-theirs")}</button>
        </div>
    }
}

/// 核减原因
#[component]
fn Reason(sheet: Sheet, row: StoredValue<DeskRow>) -> impl IntoView {
    let texts = use_texts();
    let text = move || row.with_value(|row| sheet.text(row, Column::Reason));
    let type_in = move |event| {
        row.with_value(|row| sheet.type_in(row, Column::Reason, &event_target_value(&event)));
    };
    view! {
        <label class="row-reason">
            <span>{texts.get("desk.column.reason")}</span>
            <input prop:value=text on:input=type_in />
        </label>
    }
}
