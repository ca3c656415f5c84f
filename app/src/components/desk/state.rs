//! How far a report has come, and what can be done with it.

use battle_map::{
    model::report::{PendingState, Returner},
    value::Text,
    view::desk::{DeskRow, ReportState},
};
use leptos::prelude::*;

use crate::{
    desk::{Sheet, use_sheet},
    texts::use_texts,
};

/// The state in a word, its reason, and the buttons of the row.
#[component]
pub fn RowState(
    /// The project.
    row: DeskRow,
    /// Whether a county's office looks, which reviews.
    reviews: bool,
) -> impl IntoView {
    let texts = use_texts();
    let (word, reason) = match &row.state {
        ReportState::Missing => ("missing", None),
        ReportState::Filed => ("filed", None),
        ReportState::Pending(PendingState::WithCounty) => ("with-county", None),
        ReportState::Pending(PendingState::Returned { by, reason }) => {
            let by = match by {
                Returner::County => "county",
                Returner::Office => "office",
            };
            let by = texts.get(&format!("desk.returned-by.{by}"));
            ("returned", Some(format!("{by}{reason}")))
        }
    };
    let waits = word == "with-county";
    let sheet = use_sheet();
    let row = StoredValue::new(row);
    let accepted =
        Memo::new(move |_| sheet.is_some_and(|sheet| row.with_value(|row| sheet.is_accepted(row))));
    let shown = move || if accepted.get() { "accepted" } else { word };
    let reason = move || reason.clone().filter(|_| !accepted.get());
    let buttons = sheet.map(|sheet| {
        view! {
            <Show when=move || !accepted.get()>
                <SendRow sheet row waits=waits && reviews />
                {(waits && reviews).then(|| view! { <GiveBack sheet row /> })}
            </Show>
        }
    });
    view! {
        <span class=move || format!("report-state {}", shown())>
            {move || texts.get(&format!("desk.state.{}", shown()))}
        </span>
        {move || reason().map(|reason| view! { <p class="report-reason">{reason}</p> })}
        {buttons}
    }
}

#[component]
fn SendRow(sheet: Sheet, row: StoredValue<DeskRow>, waits: bool) -> impl IntoView {
    let texts = use_texts();
    let id = row.with_value(|row| row.id);
    let key = if waits { "desk.file" } else { "desk.send" };
    let send = move |_| row.with_value(|row| sheet.send(std::slice::from_ref(row), texts));
    view! {
        <Show when=move || waits || sheet.is_typed(id)>
            <button class="button" type="button" disabled=move || sheet.is_busy() on:click=send>
                {move || texts.get(if sheet.is_sending(id) { "desk.sending" } else { key })}
            </button>
        </Show>
    }
}

#[component]
fn GiveBack(sheet: Sheet, row: StoredValue<DeskRow>) -> impl IntoView {
    let texts = use_texts();
    let reason = RwSignal::new(String::new());
    let give_back = move |_| {
        if let Ok(reason) = Text::new(&reason.get_untracked()) {
            row.with_value(|row| sheet.give_back(row, reason));
        }
    };
    view! {
        <details class="give-back">
            <summary class="button">{texts.get("desk.give-back")}</summary>
            <label>
                <span>{texts.get("desk.give-back-reason")}</span>
                <textarea rows="2" prop:value=move || reason.get() on:input=move |e| reason.set(event_target_value(&e))></textarea>
            </label>
            <button
                class="button"
                type="button"
                disabled=move || reason.with(|reason| reason.trim().is_empty()) || sheet.is_busy()
                on:click=give_back
            >
                {texts.get("desk.give-back")}
            </button>
        </details>
    }
}
