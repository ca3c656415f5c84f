//! Who has not reported: a list, a reminder for a chat group, and the returning of reports.

use battle_map::{
    command::ReadVersion,
    event::Subject,
    model::{
        period::{PeriodAction, PeriodName},
        report::PendingState,
    },
    value::{ProjectId, Seq},
    view::office::Silent,
};
use leptos::prelude::*;

use crate::{
    erased::{Each, Show},
    execute::CommandJson,
    form::{FormFault, Submit, Typed, use_form},
    format,
    parts::paste::PasteText,
    texts::{Texts, use_texts},
};

/// The projects without a report in an open month.
#[component]
pub fn SilentList(
    /// The period whose reports are awaited.
    name: PeriodName,
    /// The projects that have not reported.
    silent: Memo<Vec<Silent>>,
    /// The version of the period, which a command has to name.
    version: Memo<Seq>,
    /// Whether the reader may act on the period.
    acts: Memo<bool>,
) -> impl IntoView {
    let texts = use_texts();
    let month = name.month;
    let form = use_form("remind", month, Typed::default());
    let ids = Memo::new(move |_| {
        silent.with(|silent| silent.iter().map(|line| line.id).collect::<Vec<_>>())
    });
    let count = move || ids.with(Vec::len).to_string();
    let words = Memo::new(move |_| silent.with(|silent| reminder(texts, name, silent)));
    let remind = move |()| {
        let subject = Subject::Period(month);
        let read = ReadVersion { subject, version: version.get_untracked() };
        form.send(CommandJson::of(subject, PeriodAction::Remind {}), vec![read]);
    };
    view! {
        <Show when=move || !ids.with(Vec::is_empty)>
            <details class="silent">
                <summary>{move || texts.fill("office.silent", &[("count", &count())])}</summary>
                <ul>
                    <Each each=move || ids.get() key=|id| *id let:id>
                        <SilentLine id silent />
                    </Each>
                </ul>
            </details>
            <details class="silent">
                <summary>{texts.get("office.reminder")}</summary>
                {move || view! { <PasteText label=texts.get("office.reminder") words=words.get() /> }}
                <Show when=move || acts.get()>
                    <Submit form label="office.remind" send=remind />
                </Show>
                <FormFault form />
            </details>
        </Show>
    }
}

#[component]
fn SilentLine(id: ProjectId, silent: Memo<Vec<Silent>>) -> impl IntoView {
    let texts = use_texts();
    let line =
        Memo::new(move |_| silent.with(|all| all.iter().find(|line| line.id == id).cloned()));
    let facts = move || {
        line.get().map(|line| {
            let state = line.state.as_ref().map(|state| match state {
                PendingState::WithCounty => "desk.state.with-county",
                PendingState::Returned { .. } => "desk.state.returned",
            });
            view! {
                <a href=format!("/projects/{id}")>{line.name}</a>
                <span>{line.region}</span>
                <span>{line.unit}</span>
                {state.map(|key| view! { <em>{texts.get(key)}</em> })}
            }
        })
    };
    view! { <li>{facts}</li> }
}

/// The text of the reminder: region by region, project by project.
fn reminder(texts: Texts, name: PeriodName, silent: &[Silent]) -> String {
    let mut lines = vec![texts.fill(
        "office.reminder-head",
        &[("month", &format::period_name(texts, name)), ("count", &silent.len().to_string())],
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
