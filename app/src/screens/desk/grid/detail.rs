//! Below an unfolded line: on a phone its fields, for a county's office the return of the report, and
//! the milestones that are due.

use battle_map::{
    command::ReadVersion, event::Subject, model::report::ReportAction, value::ProjectId,
    view::desk::DeskRow,
};
use leptos::prelude::*;

use super::{column::GridColumn, face::Face, fields::CardFields, state::Grid};
use crate::{
    erased::{Each, Show},
    execute::CommandJson,
    form::{AreaField, Fold, Form, FormFault, Restored, Submit, Typed, use_form},
    lazy::lazily,
    screens::desk::{DraftSheet, milestones::DueMilestones},
};

/// What stands below the line.
#[component]
pub fn Detail(
    /// The row of the project.
    row: Memo<DeskRow>,
    /// What its line shows.
    face: Memo<Face>,
    /// The grid.
    grid: Grid,
) -> impl IntoView {
    let sheet = grid.sheet;
    let id = row.with_untracked(|row| row.id);
    let reviewed =
        Memo::new(move |_| grid.reviews.get() && face.with(|face| face.state == "with-county"));
    view! {
        <tr class="grid-due" data-of=id.to_string() data-drafted="">
            <td colspan=GridColumn::COUNT.to_string()>
                <div>
                    <Show when=move || sheet.with(Option::is_some)>
                        <CardFields row face grid />
                    </Show>
                    <Show when=move || reviewed.get()>
                        <Each each=move || sheet.get() key=|sheet| sheet.month() let:sheet>
                            <GiveBack sheet row />
                        </Each>
                    </Show>
                    {due(id)}
                </div>
            </td>
        </tr>
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
            sheet.put(id, None);
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
    /// The milestones that are due, asked for when they are shown.
    fn due in desk (project: ProjectId) {
        view! { <DueMilestones project /> }
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
