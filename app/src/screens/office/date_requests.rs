//! Requests to move planned dates: granted, or refused with a reason.

use battle_map::{
    command::ReadVersion,
    event::Subject,
    model::milestone::MilestoneAction,
    view::{
        office::{DateRequestLine, OfficeQuery},
        paged::Paged,
    },
};
use leptos::prelude::*;

use super::pages::OfficePages;
use crate::{
    erased::Show,
    execute::CommandJson,
    form::{FormFault, LineField, Restored, Submit, Typed, use_form},
    format,
    live::Lines,
    texts::{Texts, use_texts},
};

/// All open requests; nothing where there is none.
#[component]
pub fn DateRequests(
    /// The pages in the page's address.
    query: Memo<OfficeQuery>,
    /// The requests that nobody has answered yet.
    date_requests: Memo<Paged<DateRequestLine>>,
    /// Whether the reader may decide on them.
    acts: Memo<bool>,
) -> impl IntoView {
    let texts = use_texts();
    let lines = Memo::new(move |_| date_requests.with(|requests| requests.lines.clone()));
    let shown = Signal::derive(move || date_requests.with(|all| (all.page, all.last())));
    view! {
        <Show when=move || !lines.with(Vec::is_empty)>
            <section class="office-date-requests">
                <h2>{texts.get("office.date-requests")}</h2>
                <ul class="claim-list">
                    <Lines lines key=|request| (request.project, request.milestone) let:request>
                        <DateRequestItem request acts />
                    </Lines>
                </ul>
                <OfficePages query shown turn=|query, dates| OfficeQuery { dates, ..query } />
            </section>
        </Show>
    }
}

#[component]
fn DateRequestItem(request: Memo<DateRequestLine>, acts: Memo<bool>) -> impl IntoView {
    let texts = use_texts();
    let (project, milestone) =
        request.with_untracked(|request| (request.project, request.milestone));
    let form = use_form("answer-date-request", format!("{project}/{milestone}"), Typed::default());
    let subject = Subject::Milestone(project, milestone);
    let read = move || {
        vec![ReadVersion { subject, version: request.with_untracked(|request| request.version) }]
    };
    let grant =
        move |()| form.send(CommandJson::of(subject, MilestoneAction::GrantMove {}), read());
    let refuse = move |()| {
        form.submit(read(), |typed| {
            let reason = typed.text("reason")?;
            Some(CommandJson::of(subject, MilestoneAction::RefuseMove { reason }))
        });
    };
    view! {
        <li class="batch-claim" data-milestone=milestone.to_string()>
            {move || request.with(|request| said(texts, request))}
            <Show when=move || acts.get()>
                <div class="decide">
                    <Submit form label="office.grant" send=grant />
                    <LineField form name="reason" label="office.reason" />
                    <Submit form label="office.refuse" send=refuse />
                </div>
            </Show>
            <FormFault form />
            <Restored form />
        </li>
    }
}

/// The request in words: the milestone, the old and the new date, the reason, the requester.
fn said(texts: Texts, request: &DateRequestLine) -> impl IntoView + use<> {
    let key = format!("milestone.{}", request.kind.code());
    let name = request.milestone_name.clone().unwrap_or_else(|| texts.get(&key));
    let plan = request.plan.map(|plan| format::date(texts, plan)).unwrap_or_default();
    let (by, on) = (request.by.clone(), format::day(texts, request.at.day()));
    let dates = [("from", plan.as_str()), ("to", &format::date(texts, request.date))];
    view! {
        <div class="claim-head">
            <a href=format!("/projects/{}", request.project)>{request.name.clone()}</a>
            <b>{name}</b>
            <span>{texts.fill("office.date-request", &dates)}</span>
            <span>{texts.get(&format!("move-reason.{}", request.reason.code()))} {request.words.clone()}</span>
            <span>{by} " " {on}</span>
        </div>
    }
}
