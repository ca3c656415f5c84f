//! Milestones that are due and the next one: how late they are, what was said of them, and what can
//! be said: that they are done, when they will be, and that their date should move. Of what a ledger
//! states already only the claim is left to say.

use battle_map::{
    model::milestone::{MilestoneAction, MoveAnswer},
    value::{LedgerDate, ProjectId},
    view::{
        desk::{DueLine, DueView},
        evidence::EvidenceLine,
        project_file::MilestoneLine,
        questions::DeskDue,
    },
};
use leptos::prelude::*;

use super::{
    ask::AskForm,
    claim::ClaimForm,
    forecast::ForecastForm,
    milestone_form::{read, thing},
};
use crate::{
    date_request,
    erased::Show,
    execute::CommandJson,
    form::{FormFault, Submit, Typed, use_form},
    format,
    live::{Followed, Lines, follow, latest, part},
    screens::project::milestones::answer,
    texts::{Texts, use_texts},
};

/// The milestones of a project, asked for when they are shown and followed from then on.
#[component]
pub fn DueMilestones(
    /// The project that the milestones belong to.
    project: ProjectId,
) -> impl IntoView {
    let view = follow(move || DeskDue { id: project });
    let coming = move || view! { <p role="status">{use_texts().get("part.loading")}</p> };
    view! {
        <Transition fallback=coming>
            <DueList project view />
        </Transition>
    }
}

#[component]
fn DueList(project: ProjectId, view: Followed<DueView>) -> impl IntoView {
    let due = latest(view);
    let lines = part(due, |due| due.milestones.clone());
    let evidence = part(due, |due| due.evidence.clone());
    view! {
        <Show
            when=move || !lines.with(Vec::is_empty)
            fallback=move || view! { <p class="hint nothing-due">{use_texts().get("grid.nothing-due")}</p> }
        >
            <ul>
                <Lines lines key=|due| due.line.id let:due>
                    <Due project due evidence />
                </Lines>
            </ul>
        </Show>
    }
}

#[component]
fn Due(project: ProjectId, due: Memo<DueLine>, evidence: Memo<Vec<EvidenceLine>>) -> impl IntoView {
    let texts = use_texts();
    let line = Memo::new(move |_| due.with(|due| due.line.clone()));
    let milestone = line.with_untracked(|line| line.id);
    let open = Memo::new(move |_| line.with(|line| line.claimed.is_none()));
    let stated = Memo::new(move |_| line.with(|line| line.recognised.is_yes()));
    let evidence = Memo::new(move |_| {
        let shows = |known: &&EvidenceLine| known.milestone == Some(milestone);
        evidence.with(|all| all.iter().filter(shows).cloned().collect::<Vec<_>>())
    });
    view! {
        <li data-milestone=milestone.to_string()>
            {move || due.with(|due| facts(texts, due))}
            <Show when=move || !open.get()>
                <Withdraw project line />
            </Show>
            <Show when=move || open.get()>
                <div class="due-forms">
                    <ClaimForm project line evidence />
                    <Show when=move || !stated.get()>
                        <ForecastForm project line />
                        <AskForm project line />
                    </Show>
                </div>
            </Show>
        </li>
    }
}

/// Takes a claim back that nobody decided yet.
#[component]
fn Withdraw(project: ProjectId, line: Memo<MilestoneLine>) -> impl IntoView {
    let form = use_form("withdraw-claim", thing(project, line), Typed::default());
    let withdraw = move |()| {
        let read = read(project, line);
        form.submit(vec![read], |_| {
            Some(CommandJson::of(read.subject, MilestoneAction::WithdrawClaim {}))
        });
    };
    view! {
        <Submit form label="desk.withdraw-claim" send=withdraw />
        <FormFault form />
    }
}

/// What is planned, how late it is, and what was said of it.
pub fn facts(texts: Texts, DueLine { line, days_left }: &DueLine) -> impl IntoView + use<> {
    let key = format!("milestone.{}", line.kind.code());
    let name = line.name.clone().unwrap_or_else(|| texts.get(&key));
    let plan = line.schedule.map(|schedule| format::date(texts, schedule.plan));
    let stated = line.recognised.is_yes().then(|| answer(texts, line.recognised)).flatten();
    let late = line.overdue.map(|days| texts.fill("desk.overdue", &[("days", &days.to_string())]));
    let left = days_left.filter(|days| late.is_none() && *days >= 0);
    let left = left.map(|days| match days {
        0 => texts.get("desk.due-today"),
        days => texts.fill("desk.days-left", &[("days", &days.to_string())]),
    });
    view! {
        <b>{name}</b>
        <span>{plan}</span>
        {stated.map(|stated| view! { <span>{stated}</span> })}
        {late.map(|late| view! { <em>{late}</em> })}
        {left.map(|left| view! { <span>{left}</span> })}
        <Said line=line.clone() />
    }
}

/// Its history so far: forecast, claim, return, requests and their answers.
#[component]
fn Said(line: MilestoneLine) -> impl IntoView {
    let texts = use_texts();
    let on = |key: &str, day: LedgerDate| texts.fill(key, &[("date", &format::date(texts, day))]);
    let forecast = line.forecast.filter(|_| line.claimed.is_none());
    let forecast = forecast.map(|day| view! { <span>{on("desk.forecast-at", day)}</span> });
    let claimed =
        line.claimed.map(|day| view! { <span class="claimed">{on("desk.claimed", day)}</span> });
    let returned = line.returned.as_ref().map(|returned| {
        view! { <span class="said-no">{date_request::given_back(texts, returned)}</span> }
    });
    let asked = line.asked.as_ref().map(|asked| {
        let class = match &asked.answer {
            None => "claimed",
            Some(MoveAnswer::Granted { .. }) => "said-yes",
            Some(MoveAnswer::Refused { .. }) => "said-no",
        };
        view! { <span class=class>{date_request::words(texts, asked)}</span> }
    });
    view! { {forecast} {claimed} {returned} {asked} }
}
