//! One report as a line: project, unit and person, last month's figures beside this month's, and how
//! they differ.

use battle_map::{
    model::report::Returner,
    value::{Money, MoneyUnit},
    view::review::{ReviewRow, ReviewState},
};
use leptos::prelude::*;

use super::{order::Line, selection::Selection, words::BothMonths};
use crate::{
    format,
    live::use_live,
    texts::{Texts, use_texts},
};

/// A line; it is built once, and its facts follow the view.
#[component]
pub fn ReviewLine(
    /// The report that is shown.
    line: Memo<Line>,
    /// What is ticked.
    selection: Selection,
    /// Whether more than one month is open, so that the line names its own.
    several: Memo<bool>,
) -> impl IntoView {
    let texts = use_texts();
    let id = line.with_untracked(|line| line.row.project.to_string());
    let row = Memo::new(move |_| line.with(|line| line.row.clone()));
    let differs = move || row.with(|row| !row.differences.is_empty());
    view! {
        <li class="review-line" data-project=id class:differs=differs class:chosen=move || line.with(|line| selection.is_chosen(line))>
            <Tick line selection />
            {move || row.with(|row| about(texts, row, several.get()))}
            {move || row.with(|row| figures(texts, row))}
            {move || row.with(|row| differences(texts, row))}
            {move || row.with(|row| state(texts, row))}
            <Note line selection />
            <BothMonths row selection />
        </li>
    }
}

/// The box by which a line is chosen; none where nothing may be asked of it.
#[component]
fn Tick(line: Memo<Line>, selection: Selection) -> impl IntoView {
    let texts = use_texts();
    let open = Memo::new(move |_| line.with(|line| selection.is_open(line)));
    let label = move || line.with(|line| texts.fill("review.choose", &[("name", &line.row.name)]));
    let chosen = move || line.with(|line| selection.is_chosen(line));
    let choose = move |event| {
        line.with_untracked(|line| selection.choose(line, event_target_checked(&event)));
    };
    let tick = move || {
        open.get().then(|| {
            view! { <input type="checkbox" aria-label=label prop:checked=chosen on:change=choose /> }
        })
    };
    view! { <span class="review-tick">{tick}</span> }
}

/// The project, its unit and county, and who handed the report in.
fn about(texts: Texts, row: &ReviewRow, several: bool) -> impl IntoView + use<> {
    let now = use_live().head.with_untracked(|head| head.time);
    let submitted = row.submitted.as_ref().map(|submitted| {
        let when = format::moment(texts, submitted.at, now);
        texts.fill("review.submitted", &[("name", submitted.by.as_str()), ("when", &when)])
    });
    let month = several.then(|| {
        let (year, month) = (row.month.year().to_string(), format::month(texts, row.month));
        texts.fill("date.month-of-year", &[("year", &year), ("month", &month)])
    });
    view! {
        <div class="review-about">
            <a href=format!("/projects/{}", row.project)>{row.name.clone()}</a>
            <p>
                <span>{row.unit.clone()}</span> " " <span>{row.region.clone()}</span> " "
                <span>{month}</span> " " <span>{submitted}</span>
            </p>
        </div>
    }
}

/// The figures of both months.
fn figures(texts: Texts, row: &ReviewRow) -> impl IntoView + use<> {
    let wan = |money: Option<Money>| match money {
        Some(money) => money.exact(MoneyUnit::Wan),
        None => texts.get("review.nothing"),
    };
    let change = row.this_month.zip(row.last_month).map(|(now, last)| {
        let change = now - last;
        let sign = if change > Money::ZERO { "+" } else { "" };
        format!("{sign}{}", change.exact(MoneyUnit::Wan))
    });
    let share = row.share.map(format::percent);
    let nothing = || texts.get("review.nothing");
    let figures = [
        ("last", wan(row.last_month)),
        ("month", wan(row.this_month)),
        ("change", change.unwrap_or_else(nothing)),
        ("total", wan(row.figures.year_to_date)),
        ("share", share.unwrap_or_else(nothing)),
    ];
    let figures = figures.map(|(key, words)| {
        view! {
            <div class=key><dt>{texts.get(&format!("review.figure.{key}"))}</dt><dd>{words}</dd></div>
        }
    });
    view! { <dl class="review-figures">{figures.into_iter().collect_view()}</dl> }
}

/// How the months differ, the gravest first.
fn differences(texts: Texts, row: &ReviewRow) -> impl IntoView + use<> {
    let items = row.differences.iter().map(|difference| {
        let words = texts.get(&format!("review.difference.{}", difference.code()));
        view! { <li class=difference.code()>{words}</li> }
    });
    view! { <ul class="review-differences">{items.collect_view()}</ul> }
}

/// How far a report has come that does not wait.
fn state(texts: Texts, row: &ReviewRow) -> Option<impl IntoView + use<>> {
    let words = match &row.state {
        ReviewState::WithCounty => return None,
        ReviewState::Returned { by, reason } => {
            let by = match by {
                Returner::County => texts.get("desk.returned-by.county"),
                Returner::Office => texts.get("desk.returned-by.office"),
            };
            format!("{by}{reason}")
        }
        ReviewState::Filed => texts.get("desk.state.filed"),
    };
    Some(view! { <p class="review-state">{words}</p> })
}

/// Why the line was refused, or that somebody else changed it since it was ticked.
#[component]
fn Note(line: Memo<Line>, selection: Selection) -> impl IntoView {
    let texts = use_texts();
    let words = Memo::new(move |_| {
        line.with(|line| {
            let overtaken = || {
                let key = if line.listed { "review.changed" } else { "review.gone" };
                selection.is_overtaken(line).then(|| texts.get(key))
            };
            let done = || selection.is_done(line).then(|| texts.get("review.done"));
            selection.refusal(line).or_else(overtaken).or_else(done)
        })
    });
    move || {
        words.get().map(|words| view! { <p class="row-fault review-note" role="alert">{words}</p> })
    }
}
