//! Milestones that are due: how late they are, and the claim that they are done.

use battle_map::{
    command::{Command, Read},
    event::Subject,
    model::milestone::MilestoneCommand,
    value::{LedgerDate, ProjectId},
    view::{desk::DeskRow, project_file::MilestoneLine},
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    execute::{execute, request},
    format,
    texts::use_texts,
};

/// The milestones of a row; nothing where none is due.
#[component]
pub fn DueMilestones(
    /// The project.
    row: DeskRow,
) -> impl IntoView {
    let project = row.id;
    let lines = row.milestones.into_iter().map(|line| view! { <Due project line /> });
    let lines: Vec<_> = lines.collect();
    (!lines.is_empty()).then(|| {
        view! {
            <tr class="grid-due">
                <td colspan="7">
                    <ul>{lines}</ul>
                </td>
            </tr>
        }
    })
}

#[component]
fn Due(project: ProjectId, line: MilestoneLine) -> impl IntoView {
    let texts = use_texts();
    let key = format!("milestone.{}", line.kind.code());
    let name = line.name.clone().unwrap_or_else(|| texts.get(&key));
    let plan = line.schedule.map(|schedule| format::date(texts, schedule.plan));
    let late = line.overdue.map(|days| texts.fill("desk.overdue", &[("days", &days.to_string())]));
    let claimed = line
        .claimed
        .map(|date| texts.fill("desk.claimed", &[("date", &format::date(texts, date))]));
    let open = claimed.is_none();
    view! {
        <li>
            <b>{name}</b>
            <span>{plan}</span>
            {late.map(|late| view! { <em>{late}</em> })}
            {claimed.map(|claimed| view! { <span class="claimed">{claimed}</span> })}
            {open.then(|| view! { <ClaimForm project line /> })}
        </li>
    }
}

#[component]
fn ClaimForm(project: ProjectId, line: MilestoneLine) -> impl IntoView {
    let texts = use_texts();
    let (date, fault, busy) =
        (RwSignal::new(String::new()), RwSignal::new(None), RwSignal::new(false));
    let line = StoredValue::new(line);
    let claim = move |_| {
        let Ok(day) = date.get_untracked().parse::<LedgerDate>() else {
            fault.set(Some(texts.get("desk.claim-date")));
            return;
        };
        let (milestone, version) = line.with_value(|line| (line.id, line.version));
        let command =
            MilestoneCommand::Claim { project, milestone, date: day, evidence: Vec::new() };
        let read = Read { subject: Subject::Milestone(project, milestone), version };
        busy.set(true);
        spawn_local(async move {
            let answer = execute(&request(Command::Milestone(command), vec![read])).await;
            busy.set(false);
            fault.set(answer.err().map(|fault| fault.words(texts)));
        });
    };
    view! {
        <details class="claim">
            <summary class="button">{texts.get("desk.claim")}</summary>
            <label>
                <span>{texts.get("desk.claim-on")}</span>
                <input type="date" on:input=move |e| date.set(event_target_value(&e)) />
            </label>
            <button class="button" type="button" disabled=move || busy.get() on:click=claim>
                {texts.get("desk.claim")}
            </button>
            {move || fault.get().map(|words| view! { <p class="row-fault" role="alert">{words}</p> })}
        </details>
    }
}
