//! Reports that came in, each of which the headquarters may give back with a reason.

use battle_map::{
    command::ReadVersion,
    event::Subject,
    model::report::ReportAction,
    value::{Month, ProjectId},
    view::{
        office::{Filed, OfficeQuery},
        paged::Paged,
    },
};
use leptos::prelude::*;

use super::pages::OfficePages;
use crate::{
    erased::{Each, Show},
    execute::CommandJson,
    form::{Fold, Form, FormFault, LineField, Restored, Submit, Typed, use_form},
    format,
    lazy::lazily,
    texts::use_texts,
};

/// The reports of an open month.
#[component]
pub fn FiledList(
    /// The pages in the page's address.
    query: Memo<OfficeQuery>,
    /// The open month that the reports are about.
    month: Month,
    /// The reports that came in.
    filed: Memo<Paged<Filed>>,
    /// Whether the reader may give reports back.
    acts: Memo<bool>,
) -> impl IntoView {
    let texts = use_texts();
    let ids = Memo::new(move |_| {
        filed.with(|filed| filed.lines.iter().map(|line| line.id).collect::<Vec<_>>())
    });
    let count = move || filed.with(|filed| filed.count).to_string();
    let shown = Signal::derive(move || filed.with(|filed| (filed.page, filed.last())));
    let opened = query.with_untracked(|query| query.filed > 0);
    view! {
        <Show when=move || !ids.with(Vec::is_empty)>
            <details class="silent" open=opened>
                <summary>{move || texts.fill("office.filed", &[("count", &count())])}</summary>
                <ul>
                    <Each each=move || ids.get() key=|id| *id let:id>
                        <FiledLine month id filed acts />
                    </Each>
                </ul>
                <OfficePages query shown turn=|query, filed| OfficeQuery { filed, ..query } />
            </details>
        </Show>
    }
}

/// The report of one project, which may change while the reason for its return is typed.
#[component]
fn FiledLine(
    month: Month,
    id: ProjectId,
    filed: Memo<Paged<Filed>>,
    acts: Memo<bool>,
) -> impl IntoView {
    let texts = use_texts();
    let project = id;
    let line = Memo::new(move |_| {
        filed.with(|filed| filed.lines.iter().find(|line| line.id == project).cloned())
    });
    let money = move |money| format::money_in_column(texts, money);
    let total = move |line: &Filed| {
        let before = line.before.map(money).unwrap_or_default();
        let to = line.year_to_date.map(money)?;
        Some(texts.fill("office.total", &[("from", &before), ("to", &to)]))
    };
    let facts = move || {
        line.get().map(|line| {
            let total = total(&line);
            view! {
                <a href=format!("/projects/{project}")>{line.name}</a>
                <span>{line.region}</span>
                <span>{total}</span>
                <span>{line.progress}</span>
            }
        })
    };
    view! {
        <li data-project=project.to_string()>
            {facts}
            <Show when=move || acts.get()>
                <GiveBack month project line />
            </Show>
        </li>
    }
}

#[component]
fn GiveBack(month: Month, project: ProjectId, line: Memo<Option<Filed>>) -> impl IntoView {
    let form = use_form("give-back", format!("{project}/{month}"), Typed::default());
    let subject = Subject::Report(project, month);
    let give_back = move |()| {
        let version = line.with_untracked(|line| line.as_ref().map(|line| line.version));
        let read = ReadVersion { subject, version: version.unwrap_or_default() };
        form.submit(vec![read], |typed| {
            let reason = typed.text("reason")?;
            Some(CommandJson::of(subject, ReportAction::Return { reason }))
        });
    };
    view! {
        <Fold form label="desk.give-back" class="give-back" summary="button">
            {reason(form, Callback::new(give_back))}
        </Fold>
    }
}

lazily! {
    /// Why it is given back.
    fn reason in forms (form: Form, give_back: Callback<()>) {
        view! {
            <LineField form name="reason" label="desk.give-back-reason" />
            <Submit form label="office.give-back" send=give_back />
            <FormFault form />
            <Restored form />
        }
    }
}
