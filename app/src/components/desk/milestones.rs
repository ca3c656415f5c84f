//! Milestones that are due and the next one: how late they are, what was said of them, and what can
//! be said: that they are done, when they will be, and that their date should move.

use battle_map::{
    command::{Command, Read},
    event::Subject,
    model::milestone::{MilestoneCommand, MoveAnswer},
    value::{LedgerDate, ProjectId},
    view::{
        desk::{DeskRow, DueLine},
        project_file::MilestoneLine,
    },
};
use leptos::{prelude::*, task::spawn_local};

use super::{ask::AskForm, forecast::ForecastForm};
use crate::{
    execute::{execute, request},
    format,
    texts::use_texts,
    wish,
};

/// The milestones of a row; nothing where none is due.
#[component]
pub fn DueMilestones(
    /// The project.
    row: DeskRow,
) -> impl IntoView {
    let project = row.id;
    let lines = row.milestones.into_iter().map(|due| view! { <Due project due /> });
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
fn Due(project: ProjectId, due: DueLine) -> impl IntoView {
    let texts = use_texts();
    let DueLine { line, days_left } = due;
    let key = format!("milestone.{}", line.kind.code());
    let name = line.name.clone().unwrap_or_else(|| texts.get(&key));
    let plan = line.schedule.map(|schedule| format::date(texts, schedule.plan));
    let late = line.overdue.map(|days| texts.fill("desk.overdue", &[("days", &days.to_string())]));
    let left = days_left.filter(|days| late.is_none() && *days >= 0);
    let left = left.map(|days| texts.fill("desk.days-left", &[("days", &days.to_string())]));
    let open = line.claimed.is_none();
    let forms = open.then(|| {
        let line = || line.clone();
        view! {
            <div class="due-forms">
                <ClaimForm project line=line() />
                <ForecastForm project line=line() />
                <AskForm project line=line() />
            </div>
        }
    });
    view! {
        <li>
            <b>{name}</b>
            <span>{plan}</span>
            {late.map(|late| view! { <em>{late}</em> })}
            {left.map(|left| view! { <span>{left}</span> })}
            <Said line=line.clone() />
            {forms}
        </li>
    }
}

/// What was said of it so far: guessed, claimed, given back, asked and answered.
#[component]
fn Said(line: MilestoneLine) -> impl IntoView {
    let texts = use_texts();
    let on = |key: &str, day: LedgerDate| texts.fill(key, &[("date", &format::date(texts, day))]);
    let forecast = line.forecast.filter(|_| line.claimed.is_none());
    let forecast = forecast.map(|day| view! { <span>{on("desk.forecast-at", day)}</span> });
    let claimed =
        line.claimed.map(|day| view! { <span class="claimed">{on("desk.claimed", day)}</span> });
    let returned = line.returned.as_ref().map(|returned| {
        view! { <span class="said-no">{wish::given_back(texts, returned)}</span> }
    });
    let asked = line.asked.as_ref().map(|asked| {
        let class = match &asked.answer {
            None => "claimed",
            Some(MoveAnswer::Granted { .. }) => "said-yes",
            Some(MoveAnswer::Refused { .. }) => "said-no",
        };
        view! { <span class=class>{wish::words(texts, asked)}</span> }
    });
    view! { {forecast} {claimed} {returned} {asked} }
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
