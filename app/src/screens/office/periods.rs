//! The periods, newest first, and the one to open next.

use battle_map::{
    event::Subject,
    model::period::PeriodAction,
    view::office::{NextPeriod, PeriodLine},
};
use leptos::prelude::*;

use super::{month::MonthText, period::PeriodCard};
use crate::{
    deed::{DeedFault, use_deed},
    execute::Order,
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
    // By the month alone: a card outlives every report that comes in, with what is typed in it.
    let months = Memo::new(move |_| {
        periods.with(|(lines, _)| lines.iter().map(|line| line.month).collect::<Vec<_>>())
    });
    let next = Memo::new(move |_| periods.with(|(_, next)| *next).filter(|_| acts.get()));
    let next_month = Memo::new(move |_| next.get().map(|next| next.month));
    view! {
        <section class="office-periods">
            <h2>{texts.get("office.periods")}</h2>
            {move || next_month.get().map(|_| view! { <OpenPeriod next /> })}
            <MonthText />
            <For each=move || months.get() key=|month| *month let:month>
                <PeriodCard month periods acts />
            </For>
        </section>
    }
}

/// The form that opens the next month; what is typed stays while that is the same month.
#[component]
fn OpenPeriod(next: Memo<Option<NextPeriod>>) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let typed = RwSignal::new(None::<String>);
    let proposed = move || next.get().map(|next| next.deadline.to_string()).unwrap_or_default();
    let deadline = Signal::derive(move || typed.get().unwrap_or_else(proposed));
    let open = move |_| {
        let Some(NextPeriod { month, cut_off, .. }) = next.get_untracked() else { return };
        let Ok(deadline) = deadline.get_untracked().parse() else {
            deed.refuse("office.deadline-missing");
            return;
        };
        // Up to which day money counts the rule says, whenever the reports are due.
        let open = PeriodAction::Open { cut_off, deadline };
        deed.give(Order::of(Subject::Period(month), open), Vec::new());
    };
    let heading = move || {
        let month = next.get().map(|next| format::month(texts, next.month)).unwrap_or_default();
        texts.fill("office.open-next", &[("month", &month)])
    };
    view! {
        <div class="period open-next">
            <h3>{heading}</h3>
            <label class="inline-field">
                <span>{texts.get("office.deadline")}</span>
                <input
                    type="date"
                    prop:value=move || deadline.get()
                    on:input=move |e| typed.set(Some(event_target_value(&e)))
                />
            </label>
            <button class="primary" type="button" disabled=move || deed.is_busy() on:click=open>
                {texts.get("office.open")}
            </button>
            <DeedFault deed />
        </div>
    }
}
