//! The periods, newest first, and the one to open next.

use battle_map::{
    event::Subject,
    model::period::{PeriodAction, PeriodName},
    value::Month,
    view::office::{NextPeriod, OfficeQuery, PeriodLine},
};
use leptos::prelude::*;

use super::{month::MonthText, period::PeriodCard};
use crate::{
    erased::Each,
    execute::CommandJson,
    form::{DayField, FormFault, Restored, Submit, Typed, use_form_about},
    format,
    texts::use_texts,
};

/// The list of periods, and the form that opens the next one.
#[component]
pub fn Periods(
    /// The pages in the page's address.
    query: Memo<OfficeQuery>,
    /// The latest periods, and the one to open next.
    periods: Memo<(Vec<PeriodLine>, Option<NextPeriod>)>,
    /// Whether the reader may act on the periods.
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
            {move || next_month.get().map(|month| view! { <OpenPeriod month next /> })}
            <MonthText />
            <Each each=move || months.get() key=|month| *month let:month>
                <PeriodCard query month periods acts />
            </Each>
        </section>
    }
}

/// The form that opens the next month.
#[component]
fn OpenPeriod(month: Month, next: Memo<Option<NextPeriod>>) -> impl IntoView {
    let texts = use_texts();
    let proposed = move || {
        let deadline = next.get().map(|next| next.deadline.to_string());
        Typed::default().with("deadline", deadline.unwrap_or_default())
    };
    let form = use_form_about("open-period", month, proposed);
    let open = move |()| {
        // Up to which day money counts the rule says, whenever the reports are due.
        let Some(NextPeriod { cut_off, .. }) = next.get_untracked() else { return };
        form.submit(Vec::new(), |typed| {
            let open = PeriodAction::Open { cut_off, deadline: typed.day("deadline")? };
            Some(CommandJson::of(Subject::Period(month), open))
        });
    };
    let span = next.get_untracked().map(|next| next.span).unwrap_or_default();
    let name = format::period_name(texts, PeriodName { month, span });
    let heading = texts.fill("office.open-next", &[("month", &name)]);
    view! {
        <div class="period open-next">
            <h3>{heading}</h3>
            <DayField form name="deadline" label="office.deadline" codes=&["deadline-before-cut-off"] />
            <Submit form label="office.open" send=open primary=true />
            <FormFault form />
            <Restored form />
        </div>
    }
}
