//! The forecast of when a milestone will be reached.

use battle_map::{
    model::milestone::MilestoneAction,
    value::{LedgerDate, ProjectId},
    view::project_file::MilestoneLine,
};
use leptos::prelude::*;

use super::milestone_form::{read, thing};
use crate::{
    execute::CommandJson,
    form::{DayField, Fold, Form, FormFault, Restored, Submit, Typed, use_form_about},
    lazy::lazily,
};

/// The form, folded away; it shows the last forecast.
#[component]
pub fn ForecastForm(
    /// The project that the milestone belongs to.
    project: ProjectId,
    /// The milestone that the forecast is about.
    line: Memo<MilestoneLine>,
) -> impl IntoView {
    let guessed = move || {
        line.with(|line| {
            let date = line.forecast.map(|guess| guess.due().to_string()).unwrap_or_default();
            Typed::default().with("date", date).based_on(line.version)
        })
    };
    let form = use_form_about("forecast", thing(project, line), guessed);
    view! {
        <Fold form label="desk.forecast" class="claim" summary="button">
            {fields(project, line, form)}
        </Fold>
    }
}

lazily! {
    /// When it will be reached.
    fn fields in forms (project: ProjectId, line: Memo<MilestoneLine>, form: Form) {
        let give = move |()| {
            let read = form.based(read(project, line));
            form.submit(vec![read], |typed| {
                let date = LedgerDate::Day(typed.day("date")?);
                Some(CommandJson::of(read.subject, MilestoneAction::Forecast { date }))
            });
        };
        view! {
            <div class="claim-fields">
                <DayField
                    form
                    name="date"
                    label="desk.forecast-on"
                    codes=&["forecast-in-the-past", "forecast-before-last-fact"]
                />
                <Submit form label="desk.forecast-give" send=give />
            </div>
            <FormFault form />
            <Restored form />
        }
    }
}
