//! Above the grid: whose desk it is, the month, the deadline and the progress.

use battle_map::{
    model::period::PeriodName,
    value::Month,
    view::desk::{DeskPeriod, DeskView},
};
use leptos::prelude::*;

use crate::{
    format,
    texts::{Texts, use_texts},
};

/// The head of the desk.
#[component]
pub fn DeskHead(
    /// The desk's view; `None` until it has arrived.
    desk: Memo<Option<DeskView>>,
) -> impl IntoView {
    let texts = use_texts();
    let whose = move || desk.with(|desk| desk.as_ref().map(|desk| desk.whose.clone()));
    view! {
        <header class="my-head">
            <h1>{texts.get("desk.title")} <span>{whose}</span></h1>
            <a class="my-plan" href="/plan?mine=1">{texts.get("plan.mine-board")}</a>
            {move || desk.with(|desk| desk.as_ref().map(|desk| stand(texts, desk)))}
        </header>
    }
}

/// The month, its deadline, and how many reports are in.
fn stand(texts: Texts, desk: &DeskView) -> impl IntoView + use<> {
    let period = desk.period;
    let none = period.is_none().then(|| {
        let key = if desk.open.is_empty() { "desk.no-period" } else { "desk.month-not-open" };
        texts.get(key)
    });
    let counts = [
        ("all", desk.counts.all),
        ("missing", desk.counts.missing),
        ("returned", desk.counts.returned),
        ("with-unit", desk.counts.with_unit),
        ("with-county", desk.counts.with_county),
        ("filed", desk.counts.filed),
    ];
    let counts = counts.into_iter().filter(|(key, count)| *key == "all" || *count > 0);
    let counts = counts.map(|(key, count)| {
        let words = texts.fill(&format!("desk.count.{key}"), &[("count", &count.to_string())]);
        let words = if key == "with-county" && desk.reviews {
            view! { <a href="/review">{words}</a> }.into_any()
        } else {
            words.into_any()
        };
        view! { <li class=format!("count-{key}")>{words}</li> }
    });
    // Without an open month it says of which one it counts.
    let counted = desk.counted.filter(|_| period.is_none());
    let counted = counted.map(|name| view! { <li>{format::period_name(texts, name)}</li> });
    view! {
        {months(texts, period.map(|period| period.month), &desk.open)}
        {period.map(|period| view! { <p class=urgency(period)>{deadline(texts, period)}</p> })}
        <ul class="my-counts">{counted}{counts.collect_view()}</ul>
        {none.map(|words| view! { <p class="hint">{words}</p> })}
    }
}

/// Links to the open months, where there is more than the one that is shown.
fn months(
    texts: Texts,
    shown: Option<Month>,
    open: &[PeriodName],
) -> Option<impl IntoView + use<>> {
    let others = open.iter().any(|name| Some(name.month) != shown);
    // Without their year only months of one year are told apart.
    let one_year = open.windows(2).all(|pair| pair[0].month.year() == pair[1].month.year());
    let link = |name: &PeriodName| {
        let (month, words) = (name.month, format::period_name(texts, *name));
        let of_year = [("year", &*month.year().to_string()), ("month", &words)];
        let words =
            if one_year { words.clone() } else { texts.fill("date.month-of-year", &of_year) };
        let current = (Some(month) == shown).then_some("page");
        view! { <a href=format!("/my?month={month}") aria-current=current>{words}</a> " " }
    };
    others.then(|| {
        let links = open.iter().map(link).collect_view();
        view! { <nav class="hint" aria-label=texts.get("desk.open-months")>{links}</nav> }
    })
}

fn deadline(texts: Texts, period: DeskPeriod) -> String {
    let name = PeriodName { month: period.month, span: period.span };
    let (month, day) = (format::period_name(texts, name), format::day(texts, period.deadline));
    let days = period.days_left.unsigned_abs().to_string();
    let key = match period.days_left {
        0 => "desk.deadline.today",
        1.. => "desk.deadline.left",
        _ => "desk.deadline.past",
    };
    texts.fill(key, &[("month", &month), ("day", &day), ("days", &days)])
}

const fn urgency(period: DeskPeriod) -> &'static str {
    if period.days_left < 0 { "my-deadline late" } else { "my-deadline" }
}
