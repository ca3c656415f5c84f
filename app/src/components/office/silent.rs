//! Who has not reported: a list, a reminder to paste into a chat group, and giving back what came.

use battle_map::{
    command::{Command, Read},
    model::{period::PeriodCommand, report::PendingState},
    value::Month,
    view::office::Silent,
};
use leptos::prelude::*;

use crate::{
    components::paste::PasteText,
    deed::{DeedFault, use_deed},
    format,
    texts::{Texts, use_texts},
};

/// The silent of an open month.
#[component]
pub fn SilentList(
    /// Which month.
    month: Month,
    /// They.
    silent: Vec<Silent>,
    /// The period's version.
    reads: Vec<Read>,
    /// Whether the reader may act.
    acts: bool,
) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let count = silent.len();
    let reminder = reminder(texts, month, &silent);
    let remind =
        move |_| deed.give(Command::Period(PeriodCommand::Remind { month }), reads.clone());
    let lines = silent.into_iter().map(|line| {
        let state = line.state.as_ref().map(|state| match state {
            PendingState::WithCounty => "desk.state.with-county",
            PendingState::Returned { .. } => "desk.state.returned",
        });
        view! {
            <li>
                <a href=format!("/projects/{}", line.id)>{line.name}</a>
                <span>{line.region}</span>
                <span>{line.unit}</span>
                {state.map(|key| view! { <em>{texts.get(key)}</em> })}
            </li>
        }
    });
    let lines = lines.collect_view();
    (count > 0).then(|| view! {
        <details class="silent">
            <summary>{texts.fill("office.silent", &[("count", &count.to_string())])}</summary>
            <ul>{lines}</ul>
        </details>
        <details class="silent">
            <summary>{texts.get("office.reminder")}</summary>
            <PasteText label=texts.get("office.reminder") words=reminder />
            {acts.then(|| view! {
                <button class="button" type="button" disabled=move || deed.is_busy() on:click=remind>
                    {texts.get("office.remind")}
                </button>
            })}
            <DeedFault deed />
        </details>
    })
}

/// The words to paste: region by region, project by project.
fn reminder(texts: Texts, month: Month, silent: &[Silent]) -> String {
    let mut lines = vec![texts.fill(
        "office.reminder-head",
        &[("month", &format::month(texts, month)), ("count", &silent.len().to_string())],
    )];
    let mut regions: Vec<&str> = silent.iter().map(|line| line.region.as_str()).collect();
    regions.sort_unstable();
    regions.dedup();
    for region in regions {
        let of = silent.iter().filter(|line| line.region == region);
        let names: Vec<_> = of.map(|line| line.name.as_str()).collect();
        let values = [("region", region), ("names", &names.join(&texts.get("list.joint")))];
        lines.push(texts.fill("office.reminder-region", &values));
    }
    lines.join("\n")
}
