//! One period: who has reported, and closing, reopening, reminding.

use battle_map::{
    command::{Command, Read},
    event::Subject,
    model::period::PeriodCommand,
    value::Text,
    view::office::{PeriodLine, RegionReports},
};
use leptos::prelude::*;

use super::{filed::FiledList, silent::SilentList};
use crate::{
    deed::{Deed, DeedFault, use_deed},
    format,
    texts::use_texts,
};

/// One period.
#[component]
pub fn PeriodCard(
    /// Which.
    line: PeriodLine,
    /// Whether the reader may act.
    acts: bool,
) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let open = line.closed.is_none();
    let counts = [("done", line.reported.to_string()), ("all", line.expected.to_string())];
    let counts: Vec<(&str, &str)> =
        counts.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let deadline = texts.fill("office.due", &[("day", &format::day(texts, line.deadline))]);
    let state = if open { "office.is-open" } else { "office.is-closed" };
    let read = Read { subject: Subject::Period(line.month), version: line.version };
    let month = line.month;
    view! {
        <article class="period" class:closed=!open>
            <header>
                <h3>{format::month(texts, line.month)}</h3>
                <span class="badge">{texts.get(state)}</span>
                <b>{texts.fill("office.reported", &counts)}</b>
            </header>
            {open.then(|| view! { <p class="hint">{deadline}</p> <RegionBars regions=line.regions.clone() /> })}
            {open.then(|| view! { <SilentList month silent=line.silent.clone() reads=vec![read] acts /> })}
            {open.then(|| view! { <FiledList month filed=line.filed.clone() acts /> })}
            {(acts && open).then(|| view! { <CloseButton deed month missing=line.expected - line.reported read /> })}
            {(acts && !open).then(|| view! { <Reopen deed month read /> })}
            <DeedFault deed />
        </article>
    }
}

#[component]
fn RegionBars(regions: Vec<RegionReports>) -> impl IntoView {
    let bars = regions.into_iter().map(|region| {
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
    });
    view! { <ul class="region-bars">{bars.collect_view()}</ul> }
}

/// Closing asks once more where reports are missing: lamps will judge this month.
#[component]
fn CloseButton(
    deed: Deed,
    month: battle_map::value::Month,
    missing: u32,
    read: Read,
) -> impl IntoView {
    let texts = use_texts();
    let close = move |_| deed.give(Command::Period(PeriodCommand::Close { month }), vec![read]);
    let words = texts.fill("office.close-missing", &[("count", &missing.to_string())]);
    view! {
        <details class="confirm">
            <summary class="button">{texts.get("office.close")}</summary>
            <p>{(missing > 0).then_some(words)} {texts.get("office.close-means")}</p>
            <button class="primary" type="button" disabled=move || deed.is_busy() on:click=close>
                {texts.get("office.close-now")}
            </button>
        </details>
    }
}

#[component]
fn Reopen(deed: Deed, month: battle_map::value::Month, read: Read) -> impl IntoView {
    let texts = use_texts();
    let reason = RwSignal::new(String::new());
    let reopen = move |_| {
        let Ok(reason) = Text::new(&reason.get_untracked()) else {
            deed.refuse("office.reason-missing");
            return;
        };
        deed.give(Command::Period(PeriodCommand::Reopen { month, reason }), vec![read]);
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
