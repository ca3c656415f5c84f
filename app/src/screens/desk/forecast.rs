//! The honest guess when a milestone will be reached.

use battle_map::{
    model::milestone::MilestoneAction,
    value::{LedgerDate, ProjectId},
    view::project_file::MilestoneLine,
};
use leptos::prelude::*;

use super::milestones::read;
use crate::{
    deed::{Deed, DeedFault, use_deed},
    execute::Order,
    live::Anew,
    texts::use_texts,
};

/// The form, folded away.
#[component]
pub fn ForecastForm(
    /// Of which project.
    project: ProjectId,
    /// Of which milestone.
    line: Memo<MilestoneLine>,
) -> impl IntoView {
    let deed = use_deed();
    view! { <Anew deed><Form project line deed /></Anew> }
}

#[component]
fn Form(project: ProjectId, line: Memo<MilestoneLine>, deed: Deed) -> impl IntoView {
    let texts = use_texts();
    let typed = RwSignal::new(None::<String>);
    // Until somebody types, the field shows what was guessed last.
    let guessed = move || line.with(|line| line.forecast).map(|guess| guess.due().to_string());
    let date = Signal::derive(move || typed.get().or_else(guessed).unwrap_or_default());
    let give = move |_| match date.get_untracked().parse::<LedgerDate>() {
        Ok(date) => {
            let read = read(project, line);
            let forecast = MilestoneAction::Forecast { date };
            deed.give(Order::of(read.subject, forecast), vec![read]);
        }
        Err(_) => deed.refuse("desk.forecast-date"),
    };
    view! {
        <details class="claim">
            <summary class="button">{texts.get("desk.forecast")}</summary>
            <div class="claim-fields">
                <label>
                    <span>{texts.get("desk.forecast-on")}</span>
                    <input type="date" prop:value=move || date.get() on:input=move |e| typed.set(Some(event_target_value(&e))) />
                </label>
                <button class="button" type="button" disabled=move || deed.is_busy() on:click=give>
                    {texts.get("desk.forecast-give")}
                </button>
            </div>
            <DeedFault deed />
        </details>
    }
}
