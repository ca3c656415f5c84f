//! One reporting period: who has reported, and how to close it, reopen it or send reminders.

use battle_map::{
    event::Subject,
    model::{
        edition::EditionAction,
        period::{PeriodAction, PeriodName},
    },
    value::{Month, Seq},
    view::office::{NextPeriod, OfficeQuery, PeriodLine, RegionReports},
};
use leptos::prelude::*;

use super::{
    closing::{CloseMonth, read},
    filed::FiledList,
    silent::SilentList,
};
use crate::{
    erased::Show,
    execute::CommandJson,
    form::{Fold, Form, FormFault, LineField, Restored, Submit, Typed, use_form},
    format,
    lazy::lazily,
    live::part,
    screens::editions::named,
    texts::use_texts,
};

/// One period; its parts follow the view, and input in them is kept.
#[component]
pub fn PeriodCard(
    /// The pages in the page's address.
    query: Memo<OfficeQuery>,
    /// The month of the period.
    month: Month,
    /// All periods, and the one to open next.
    periods: Memo<(Vec<PeriodLine>, Option<NextPeriod>)>,
    /// Whether the reader may act on the period.
    acts: Memo<bool>,
) -> impl IntoView {
    let texts = use_texts();
    let line = Memo::new(move |_| {
        periods.with(|(lines, _)| lines.iter().find(|line| line.month == month).cloned())
    });
    // What a period takes in is settled when it is opened.
    let span = line.with_untracked(|line| line.as_ref().map(|line| line.span).unwrap_or_default());
    let name = PeriodName { month, span };
    let open = part(line, |line| line.closed.is_none());
    let version = part(line, |line| line.version);
    let reminder = part(line, |line| line.reminder.clone());
    let edition = Memo::new(move |_| line.with(|line| line.as_ref()?.edition));
    let outdated = move || {
        let rows = line.with(|line| line.as_ref().map_or(0, |line| line.outdated));
        (rows > 0).then(|| texts.fill("office.outdated", &[("count", &rows.to_string())]))
    };
    let counts = move || {
        let (done, all) = line.with(|line| {
            line.as_ref().map(|line| (line.reported, line.expected)).unwrap_or_default()
        });
        let values = [("done", &*done.to_string()), ("all", &all.to_string())];
        texts.fill("office.reported", &values)
    };
    let deadline = move || {
        let deadline = line.with(|line| line.as_ref().map(|line| line.deadline));
        deadline.map(|day| texts.fill("office.due", &[("day", &format::day(texts, day))]))
    };
    let state = move || if open.get() { "office.is-open" } else { "office.is-closed" };
    view! {
        <article class="period" class:closed=move || !open.get()>
            <header>
                <h3>{format::period_name(texts, name)}</h3>
                <span class="badge">{move || texts.get(state())}</span>
                <b>{counts}</b>
                {move || edition.get().map(|mark| view! { <a href=format!("/editions/{}", mark.id)>{named(texts, mark)}</a> })}
            </header>
            {move || outdated().map(|words| view! { <p class="hint">{words}</p> })}
            <Show when=move || open.get()>
                <p class="hint">{deadline}</p>
                <RegionBars regions=part(line, |line| line.regions.clone()) />
                <SilentList query name silent=part(line, |line| line.silent.clone()) reminder version acts />
                <FiledList query month filed=part(line, |line| line.filed.clone()) acts />
            </Show>
            <Show when=move || acts.get() && open.get()>
                <CloseMonth name silent=reminder version />
            </Show>
            <Show when=move || acts.get() && !open.get() && edition.get().is_none()>
                <FirstEdition month version />
            </Show>
            <Show when=move || acts.get() && !open.get()>
                <Reopen month version />
            </Show>
        </article>
    }
}

#[component]
fn RegionBars(regions: Memo<Vec<RegionReports>>) -> impl IntoView {
    let bar = |region: RegionReports| {
        let share = region.reported * 1000 / region.expected.max(1);
        view! {
            <li>
                <span>{region.name}</span>
                <svg class="count-bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
                    <rect class="bar-whole" y="2" width="1000" height="6" />
                    <rect class="bar-done" y="2" width=share height="6" />
                </svg>
                <b>{format!("{}/{}", region.reported, region.expected)}</b>
            </li>
        }
    };
    let bars = move || regions.get().into_iter().map(bar).collect_view();
    view! { <ul class="region-bars">{bars}</ul> }
}

/// The button that freezes a month which was closed before there were editions.
#[component]
fn FirstEdition(month: Month, version: Memo<Seq>) -> impl IntoView {
    let form = use_form("renew-edition", month, Typed::default());
    let freeze = move |()| {
        let command = CommandJson::of(Subject::Period(month), EditionAction::Freeze {});
        form.send(command, vec![read(month, version)]);
    };
    view! {
        <Submit form label="editions.renew" send=freeze />
        <FormFault form />
    }
}

#[component]
fn Reopen(month: Month, version: Memo<Seq>) -> impl IntoView {
    let form = use_form("reopen-period", month, Typed::default());
    let reopen = move |()| {
        form.submit(vec![read(month, version)], |typed| {
            let reason = typed.text("reason")?;
            Some(CommandJson::of(Subject::Period(month), PeriodAction::Reopen { reason }))
        });
    };
    view! {
        <Fold form label="office.reopen" class="confirm" summary="button">
            {reason(form, Callback::new(reopen))}
        </Fold>
    }
}

lazily! {
    /// Why the month is opened again.
    fn reason in forms (form: Form, reopen: Callback<()>) {
        view! {
            <LineField form name="reason" label="office.reason" />
            <Submit form label="office.reopen" send=reopen />
            <FormFault form />
            <Restored form />
        }
    }
}
