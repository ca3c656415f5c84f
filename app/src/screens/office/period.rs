//! One period: who has reported, and closing, reopening, reminding.

use battle_map::{
    command::Read,
    event::Subject,
    model::period::PeriodAction,
    value::{Month, Seq, Text},
    view::office::{NextPeriod, PeriodLine, RegionReports},
};
use leptos::prelude::*;

use super::{filed::FiledList, silent::SilentList};
use crate::{
    deed::{Deed, DeedFault, use_deed},
    execute::Order,
    format,
    live::part,
    texts::use_texts,
};

/// One period; its parts follow the view, and what is typed in them stays.
#[component]
pub fn PeriodCard(
    /// Of which month.
    month: Month,
    /// All periods.
    periods: Memo<(Vec<PeriodLine>, Option<NextPeriod>)>,
    /// Whether the reader may act.
    acts: Memo<bool>,
) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let line = Memo::new(move |_| {
        periods.with(|(lines, _)| lines.iter().find(|line| line.month == month).cloned())
    });
    let open = part(line, |line| line.closed.is_none());
    let version = part(line, |line| line.version);
    let missing = part(line, |line| line.expected - line.reported);
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
                <h3>{format::month(texts, month)}</h3>
                <span class="badge">{move || texts.get(state())}</span>
                <b>{counts}</b>
            </header>
            <Show when=move || open.get()>
                <p class="hint">{deadline}</p>
                <RegionBars regions=part(line, |line| line.regions.clone()) />
                <SilentList month silent=part(line, |line| line.silent.clone()) version acts />
                <FiledList month filed=part(line, |line| line.filed.clone()) acts />
            </Show>
            <Show when=move || acts.get() && open.get()>
                <CloseButton deed month missing version />
            </Show>
            <Show when=move || acts.get() && !open.get()>
                <Reopen deed month version />
            </Show>
            <DeedFault deed />
        </article>
    }
}

fn read(month: Month, version: Memo<Seq>) -> Read {
    Read { subject: Subject::Period(month), version: version.get_untracked() }
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

/// Closing asks once more where reports are missing: lamps will judge this month.
#[component]
fn CloseButton(deed: Deed, month: Month, missing: Memo<u32>, version: Memo<Seq>) -> impl IntoView {
    let texts = use_texts();
    let close = move |_| {
        let command = Order::of(Subject::Period(month), PeriodAction::Close {});
        deed.give(command, vec![read(month, version)]);
    };
    let words = move || {
        let count = Some(missing.get()).filter(|count| *count > 0);
        count.map(|count| texts.fill("office.close-missing", &[("count", &count.to_string())]))
    };
    view! {
        <details class="confirm">
            <summary class="button">{texts.get("office.close")}</summary>
            <p>{words} {texts.get("office.close-means")}</p>
            <button class="primary" type="button" disabled=move || deed.is_busy() on:click=close>
                {texts.get("office.close-now")}
            </button>
        </details>
    }
}

#[component]
fn Reopen(deed: Deed, month: Month, version: Memo<Seq>) -> impl IntoView {
    let texts = use_texts();
    let reason = RwSignal::new(String::new());
    let reopen = move |_| {
        let Ok(reason) = Text::new(&reason.get_untracked()) else {
            deed.refuse("office.reason-missing");
            return;
        };
        let command = Order::of(Subject::Period(month), PeriodAction::Reopen { reason });
        deed.give(command, vec![read(month, version)]);
    };
    view! {
        <details class="confirm">
            <summary class="button">{texts.get("office.reopen")}</summary>
            <label class="inline-field">
                <span>{texts.get("office.reason")}</span>
                <input prop:value=move || reason.get() on:input=move |e| reason.set(event_target_value(&e)) />
            </label>
            <button class="button" type="button" disabled=move || deed.is_busy() on:click=reopen>
                {texts.get("office.reopen")}
            </button>
        </details>
    }
}
