//! Asking the office to move a planned date, with a coded reason.

use battle_map::{
    model::milestone::{MilestoneAction, MoveReason},
    value::{LedgerDate, ProjectId, Text},
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
pub fn AskForm(
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
    let [date, reason, words] = [(); 3].map(|()| RwSignal::new(String::new()));
    let ask = move |_| {
        let Ok(date) = date.get_untracked().parse::<LedgerDate>() else {
            deed.refuse("desk.ask-date");
            return;
        };
        let Some(reason) = MoveReason::from_code(&reason.get_untracked()) else {
            deed.refuse("desk.ask-reason-missing");
            return;
        };
        let words = Text::new(&words.get_untracked()).ok();
        let read = read(project, line);
        let ask = MilestoneAction::AskMove { date, reason, words };
        deed.give(Order::of(read.subject, ask), vec![read]);
    };
    let reasons = MoveReason::ALL.map(|reason| {
        let words = texts.get(&format!("move-reason.{}", reason.code()));
        view! { <option value=reason.code()>{words}</option> }
    });
    view! {
        <details class="claim">
            <summary class="button">{texts.get("desk.ask")}</summary>
            <div class="claim-fields">
                <label>
                    <span>{texts.get("desk.ask-to")}</span>
                    <input type="date" on:input=move |e| date.set(event_target_value(&e)) />
                </label>
                <label>
                    <span>{texts.get("desk.ask-reason")}</span>
                    <select on:change=move |e| reason.set(event_target_value(&e))>
                        <option value="">{texts.get("desk.ask-choose")}</option>
                        {reasons.collect_view()}
                    </select>
                </label>
                <label class="wide">
                    <span>{texts.get("desk.ask-words")}</span>
                    <textarea rows="2" on:input=move |e| words.set(event_target_value(&e))></textarea>
                </label>
                <button class="button" type="button" disabled=move || deed.is_busy() on:click=ask>
                    {texts.get("desk.ask-give")}
                </button>
            </div>
            <DeedFault deed />
        </details>
    }
}
