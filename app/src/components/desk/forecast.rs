//! The honest guess when a milestone will be reached.

use battle_map::{
    command::{Command, Read},
    event::Subject,
    model::milestone::MilestoneCommand,
    value::{LedgerDate, ProjectId},
    view::project_file::MilestoneLine,
};
use leptos::prelude::*;

use crate::{
    deed::{DeedFault, use_deed},
    texts::use_texts,
};

/// The form, folded away.
#[component]
pub fn ForecastForm(
    /// Of which project.
    project: ProjectId,
    /// Of which milestone.
    line: MilestoneLine,
) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let guessed = line.forecast.map(|guess| guess.due().to_string()).unwrap_or_default();
    let date = RwSignal::new(guessed);
    let (milestone, version) = (line.id, line.version);
    let read = Read { subject: Subject::Milestone(project, milestone), version };
    let give = move |_| match date.get_untracked().parse::<LedgerDate>() {
        Ok(date) => {
            let command = MilestoneCommand::Forecast { project, milestone, date };
            deed.give(Command::Milestone(command), vec![read]);
        }
        Err(_) => deed.refuse("desk.forecast-date"),
    };
    view! {
        <details class="claim">
            <summary class="button">{texts.get("desk.forecast")}</summary>
            <div class="claim-fields">
                <label>
                    <span>{texts.get("desk.forecast-on")}</span>
                    <input type="date" prop:value=move || date.get() on:input=move |e| date.set(event_target_value(&e)) />
                </label>
                <button class="button" type="button" disabled=move || deed.is_busy() on:click=give>
                    {texts.get("desk.forecast-give")}
                </button>
            </div>
            <DeedFault deed />
        </details>
    }
}
