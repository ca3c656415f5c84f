//! Milestones that are due and the next one: how late they are, what was said of them, and what can
//! be said: that they are done, when they will be, and that their date should move.

use battle_map::{
    model::milestone::MoveAnswer,
    value::{LedgerDate, ProjectId},
    view::{
        desk::{DeskRow, DueLine},
        evidence::EvidenceLine,
        project_file::MilestoneLine,
    },
};
use leptos::prelude::*;

use super::{ask::AskForm, claim::ClaimForm, forecast::ForecastForm};
use crate::{format, texts::use_texts, wish};

/// The milestones of a row; nothing where none is due.
#[component]
pub fn DueMilestones(
    /// The project.
    row: DeskRow,
) -> impl IntoView {
    let (project, attached) = (row.id, row.evidence);
    let lines = row.milestones.into_iter().map(|due| {
        let shows = attached.iter().filter(|known| known.milestone == Some(due.line.id));
        let evidence: Vec<_> = shows.cloned().collect();
        view! { <Due project due evidence /> }
    });
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
fn Due(project: ProjectId, due: DueLine, evidence: Vec<EvidenceLine>) -> impl IntoView {
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
                <ClaimForm project line=line() evidence />
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
