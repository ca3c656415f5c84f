//! Who has not reported: a list, a reminder for a chat group, and the returning of reports.

use battle_map::{
    command::ReadVersion,
    event::Subject,
    model::{
        period::{PeriodAction, PeriodName},
        report::PendingState,
    },
    value::{ProjectId, Seq},
    view::{
        office::{OfficeQuery, Silent, SilentRegion},
        paged::Paged,
    },
};
use leptos::prelude::*;

use super::pages::OfficePages;
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
    /// The pages in the page's address.
    query: Memo<OfficeQuery>,
    /// The period whose reports are awaited.
    name: PeriodName,
    /// The projects that have not reported.
    silent: Memo<Paged<Silent>>,
    /// The same by region, as a reminder names them.
    reminder: Memo<Vec<SilentRegion>>,
    /// The version of the period, which a command has to name.
    version: Memo<Seq>,
    /// Whether the reader may act on the period.
    acts: Memo<bool>,
) -> impl IntoView {
    let texts = use_texts();
    let month = name.month;
    let form = use_form("remind", month, Typed::default());
    let ids = Memo::new(move |_| {
        silent.with(|silent| silent.lines.iter().map(|line| line.id).collect::<Vec<_>>())
    });
    let count = Memo::new(move |_| silent.with(|silent| silent.count));
    let shown = Signal::derive(move || silent.with(|silent| (silent.page, silent.last())));
    let opened = query.with_untracked(|query| query.silent > 0);
    let words =
        Memo::new(move |_| reminder.with(|regions| worded(texts, name, count.get(), regions)));
    let remind = move |()| {
        let subject = Subject::Period(month);
        let read = ReadVersion { subject, version: version.get_untracked() };
        form.send(CommandJson::of(subject, PeriodAction::Remind {}), vec![read]);
    };
    view! {
        <Show when=move || !ids.with(Vec::is_empty)>
            <details class="silent" open=opened>
                <summary>{move || texts.fill("office.silent", &[("count", &count.get().to_string())])}</summary>
                <ul>
                    <Each each=move || ids.get() key=|id| *id let:id>
                        <SilentLine id silent />
                    </Each>
                </ul>
                <OfficePages query shown turn=|query, silent| OfficeQuery { silent, ..query } />
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
fn SilentLine(id: ProjectId, silent: Memo<Paged<Silent>>) -> impl IntoView {
    let texts = use_texts();
    let line =
        Memo::new(move |_| silent.with(|all| all.lines.iter().find(|line| line.id == id).cloned()));
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

/// The text of the reminder: region by region, project by project as far as they are named.
fn worded(texts: Texts, name: PeriodName, count: u32, regions: &[SilentRegion]) -> String {
    let head = [("month", &*format::period_name(texts, name)), ("count", &count.to_string())];
    let mut lines = vec![texts.fill("office.reminder-head", &head)];
    for region in regions {
        let mut names = region.projects.join(&texts.get("list.joint"));
        if region.more > 0 {
            names += &texts.fill("office.and-more", &[("count", &region.more.to_string())]);
        }
        let values = [("region", region.name.as_str()), ("names", &names)];
        lines.push(texts.fill("office.reminder-region", &values));
    }
    lines.join("\n")
}
