//! Milestones that are due: how late they are, and the claim that they are done.

use battle_map::{
    value::ProjectId,
    view::{desk::DeskRow, evidence::EvidenceLine, project_file::MilestoneLine},
};
use leptos::prelude::*;

use super::claim::ClaimForm;
use crate::{format, texts::use_texts};

/// The milestones of a row; nothing where none is due.
#[component]
pub fn DueMilestones(
    /// The project.
    row: DeskRow,
) -> impl IntoView {
    let (project, attached) = (row.id, row.evidence);
    let lines = row.milestones.into_iter().map(|line| {
        let shows = attached.iter().filter(|known| known.milestone == Some(line.id));
        let evidence: Vec<_> = shows.cloned().collect();
        view! { <Due project line evidence /> }
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
fn Due(project: ProjectId, line: MilestoneLine, evidence: Vec<EvidenceLine>) -> impl IntoView {
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
            {open.then(|| view! { <ClaimForm project line evidence /> })}
        </li>
    }
}
