//! How far a report has come, and what can be done with it.

use battle_map::{
    model::report::{PendingState, Returner},
    value::Text,
    view::desk::{DeskRow, ReportState},
};
use leptos::prelude::*;

use crate::{
    screens::desk::Sheet,
    texts::{Texts, use_texts},
};

/// The state in a word, its reason, and the buttons of the row.
#[component]
pub fn RowState(
    /// The project.
    row: Memo<DeskRow>,
    /// What is typed for the month; none while no period is open.
    sheet: Option<Sheet>,
    /// Whether a county's office looks, which reviews.
    reviews: Memo<bool>,
) -> impl IntoView {
    let texts = use_texts();
    let accepted =
        Memo::new(move |_| sheet.is_some_and(|sheet| row.with(|row| sheet.is_accepted(row))));
    let shown =
        Memo::new(
            move |_| {
                if accepted.get() { "accepted" } else { row.with(|row| word(&row.state)) }
            },
        );
    let reason = move || row.with(|row| returned(texts, &row.state)).filter(|_| !accepted.get());
    let reviewed =
        Memo::new(move |_| reviews.get() && row.with(|row| word(&row.state)) == WITH_COUNTY);
    let buttons = sheet.map(|sheet| {
        view! {
            <Show when=move || !accepted.get()>
                <SendRow sheet row reviewed />
                <Show when=move || reviewed.get()>
                    <GiveBack sheet row />
                </Show>
            </Show>
        }
    });
    view! {
        <span class=move || format!("report-state {}", shown.get())>
            {move || texts.get(&format!("desk.state.{}", shown.get()))}
        </span>
        {move || reason().map(|reason| view! { <p class="report-reason">{reason}</p> })}
        {buttons}
    }
}

const WITH_COUNTY: &str = "with-county";

/// A state's word in the catalogues' `desk.state.*`.
const fn word(state: &ReportState) -> &'static str {
    match state {
        ReportState::Missing => "missing",
        ReportState::Filed => "filed",
        ReportState::Pending(PendingState::WithCounty) => WITH_COUNTY,
        ReportState::Pending(PendingState::Returned { .. }) => "returned",
    }
}

/// Who gave a report back, and why.
fn returned(texts: Texts, state: &ReportState) -> Option<String> {
    let ReportState::Pending(PendingState::Returned { by, reason }) = state else { return None };
    let by = match by {
        Returner::County => "county",
        Returner::Office => "office",
    };
    Some(format!("{}{reason}", texts.get(&format!("desk.returned-by.{by}"))))
}

#[component]
fn SendRow(sheet: Sheet, row: Memo<DeskRow>, reviewed: Memo<bool>) -> impl IntoView {
    let texts = use_texts();
    let id = row.with_untracked(|row| row.id);
    // Whoever reviews files with this button what waits for them.
    let label = move || {
        texts.get(match (sheet.is_sending(id), reviewed.get()) {
            (true, _) => "desk.sending",
            (false, true) => "desk.file",
            (false, false) => "desk.send",
        })
    };
    let send = move |_| {
        let row = row.get_untracked();
        sheet.send(std::slice::from_ref(&row), texts);
    };
    view! {
        <Show when=move || reviewed.get() || sheet.is_typed(id)>
            <button class="button" type="button" disabled=move || sheet.is_busy() on:click=send>{label}</button>
        </Show>
    }
}

#[component]
fn GiveBack(sheet: Sheet, row: Memo<DeskRow>) -> impl IntoView {
    let texts = use_texts();
    let reason = RwSignal::new(String::new());
    let give_back = move |_| {
        if let Ok(reason) = Text::new(&reason.get_untracked()) {
            row.with_untracked(|row| sheet.give_back(row, reason));
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
