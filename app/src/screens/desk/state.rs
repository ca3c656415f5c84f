//! The state of a report, and the buttons that move it on.

use battle_map::{
    command::ReadVersion,
    event::Subject,
    model::report::{PendingState, ReportAction, Returner},
    view::desk::{DeskRow, ReportState},
};
use leptos::prelude::*;

use crate::{
    erased::Show,
    execute::CommandJson,
    form::{AreaField, Fold, Form, FormFault, Restored, Submit, Typed, use_form},
    lazy::lazily,
    screens::desk::DraftSheet,
    texts::{Texts, use_texts},
};

/// The state in a word, its reason, and the buttons of the row.
#[component]
pub fn RowState(
    /// The row of the project.
    row: Memo<DeskRow>,
    /// What is typed for the month; none while no period is open.
    sheet: Option<DraftSheet>,
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
fn SendRow(sheet: DraftSheet, row: Memo<DeskRow>, reviewed: Memo<bool>) -> impl IntoView {
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

/// Returns a report from the county to the unit, with a reason; the county's own draft of the row
/// is discarded.
#[component]
fn GiveBack(sheet: DraftSheet, row: Memo<DeskRow>) -> impl IntoView {
    let id = row.with_untracked(|row| row.id);
    let subject = Subject::Report(id, sheet.month());
    let form = use_form("give-back", format!("{id}/{}", sheet.month()), Typed::default());
    let give_back = move |()| {
        let version = row.with_untracked(|row| row.version.unwrap_or_default());
        form.submit(vec![ReadVersion { subject, version }], |typed| {
            let reason = typed.text("reason")?;
            Some(CommandJson::of(subject, ReportAction::Return { reason }))
        });
    };
    Effect::new(move |_| {
        if form.done() > 0 {
            sheet.drop_draft(id);
        }
    });
    let busy = Signal::derive(move || sheet.is_busy());
    view! {
        <Fold form label="desk.give-back" class="give-back" summary="button">
            {reason(form, Callback::new(give_back), busy)}
        </Fold>
    }
}

lazily! {
    /// Why it is given back.
    fn reason in forms (form: Form, give_back: Callback<()>, busy: Signal<bool>) {
        view! {
            <AreaField form name="reason" label="desk.give-back-reason" rows=2 />
            <Submit form label="desk.give-back" send=give_back off=busy />
            <FormFault form />
            <Restored form />
        }
    }
}
