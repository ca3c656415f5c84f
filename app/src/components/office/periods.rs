//! The periods, newest first, and the one to open next.

use battle_map::{
    command::Command,
    model::period::PeriodCommand,
    view::office::{NextPeriod, PeriodLine},
};
use leptos::prelude::*;

use super::{month::MonthText, period::PeriodCard};
use crate::{
    deed::{DeedFault, use_deed},
    format,
    texts::use_texts,
};

/// All periods.
#[component]
pub fn Periods(
    /// The last ones, and the next.
    periods: Memo<(Vec<PeriodLine>, Option<NextPeriod>)>,
    /// Whether the reader may act.
    acts: Memo<bool>,
) -> impl IntoView {
    let texts = use_texts();
    let lines = move || periods.with(|(lines, _)| lines.clone());
    let next = move || periods.with(|(_, next)| *next).filter(|_| acts.get());
    let key = |line: &PeriodLine| (format!("{}", line.month), line.version.0, line.reported);
    view! {
        <section class="office-periods">
            <h2>{texts.get("office.periods")}</h2>
            {move || next().map(|next| view! { <OpenPeriod next /> })}
            <MonthText />
            <For each=lines key=key let:line>
                <PeriodCard line acts=acts.get_untracked() />
            </For>
        </section>
    }
}

#[component]
fn OpenPeriod(next: NextPeriod) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let deadline = RwSignal::new(next.deadline.to_string());
    let open = move |_| {
        let Ok(deadline) = deadline.get_untracked().parse() else {
            deed.refuse("office.deadline-missing");
            return;
        };
        let NextPeriod { month, cut_off, .. } = next;
        let cut_off = cut_off.min(deadline);
        deed.give(Command::Period(PeriodCommand::Open { month, cut_off, deadline }), Vec::new());
    };
    let month = format::month(texts, next.month);
    view! {
        <div class="period open-next">
            <h3>{texts.fill("office.open-next", &[("month", &month)])}</h3>
            <label class="inline-field">
                <span>{texts.get("office.deadline")}</span>
                <input type="date" prop:value=move || deadline.get() on:input=move |e| deadline.set(event_target_value(&e)) />
            </label>
            <button class="primary" type="button" disabled=move || deed.is_busy() on:click=open>
                {texts.get("office.open")}
            </button>
            <DeedFault deed />
        </div>
    }
}
