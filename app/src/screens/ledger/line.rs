//! One project as a line of the ledger.

use battle_map::{model::rule::Lamp, value::LedgerDate, view::ledger_table::TableLine};
use leptos::prelude::*;

use super::cell::Cell;
use crate::{
    finding::figure,
    format::{date, day, money_in_column, percent, tenths},
    parts::{
        bar::ScheduleBar,
        unknown::{Unknown, told},
    },
    screens::project::sign::ProjectSign,
    texts::{Texts, use_texts},
};

/// A project's table row.
#[component]
pub fn LedgerLine(
    /// The project's values in the ledger.
    line: TableLine,
) -> impl IntoView {
    let texts = use_texts();
    let planned = |day: Option<LedgerDate>| told(day.map(|day| date(texts, day)));
    let (start, completion) = (planned(line.start), planned(line.completion));
    let stage = texts.get(&format!("stage-at.{}", line.stage.code()));
    let money = money_cells(texts, &line);
    let warning = lamp(texts, &line);
    let serial = line.serial.unwrap_or_else(|| line.id.to_string());
    let (progress, problem) = (long(line.progress), long(line.problem));
    view! {
        <tr>
            <Cell column="serial">{serial}</Cell>
            <Cell column="lamp">{warning}</Cell>
            <th scope="row" class="cell-name">
                <a href=format!("/projects/{}", line.id)>{line.name}</a>
                <small>{line.sector}</small>
            </th>
            <Cell column="region">{told(Some(line.region))}</Cell>
            <Cell column="unit">{told(Some(line.unit))}</Cell>
            {money}
            <Cell column="start">{start}</Cell>
            <Cell column="completion">{completion}</Cell>
            <Cell column="stage">{stage}</Cell>
            <Cell column="progress">{progress}</Cell>
            <Cell column="problem">{problem}</Cell>
        </tr>
    }
}

/// The lamp's sign and word; below them any reason that the lag alone does not show.
fn lamp(texts: Texts, line: &TableLine) -> impl IntoView + use<> {
    let why = line.finding.as_ref().filter(|finding| finding.behind().is_none());
    view! {
        <ProjectSign stage=line.group lamp=line.lamp explained=line.explained.is_some() />
        <span class="lamp-word">{texts.get(&format!("lamp.{}", line.lamp.code()))}</span>
        {line.explained.map(|until| {
            let words = texts.fill("lagging.explained", &[("day", &day(texts, until))]);
            view! { <small>{words}</small> }
        })}
        {why.map(|why| view! { <small>{figure(texts, why)}</small> })}
        {line.withheld.then(|| view! { <strong class="withheld">{texts.get("bottom-line.withheld")}</strong> })}
    }
}

fn money_cells(texts: Texts, line: &TableLine) -> impl IntoView + use<> {
    let total = line.total.map(|total| money_in_column(texts, total));
    let total = view! { <Cell column="total">{told(total)}</Cell> };
    let class = bar_class(line.lamp);
    let measured = line.investment.map_or_else(
        || {
            ["plan", "done", "schedule", "lag"]
                .map(|column| view! { <Cell column>{view! { <Unknown /> }}</Cell> })
                .collect_view()
                .into_any()
        },
        |investment| {
            view! {
                <Cell column="plan">{money_in_column(texts, investment.plan)}</Cell>
                <Cell column="done">{money_in_column(texts, investment.done)}</Cell>
                <Cell column="schedule">
                    <span class="shares">
                        <b>{percent(investment.actual)}</b>
                        " / "
                        {percent(investment.scheduled)}
                    </span>
                    <ScheduleBar investment class />
                </Cell>
                <Cell column="lag">{lag(texts, investment.lag)}</Cell>
            }
            .into_any()
        },
    );
    (total, measured)
}

/// The lag: behind as a plain figure, as the head says "behind"; ahead in words.
fn lag(texts: Texts, lag: i64) -> impl IntoView {
    if lag > 0 {
        view! { <b class="behind">{tenths(lag)}</b> }.into_any()
    } else {
        let ahead = texts.fill("ledger.ahead", &[("points", &tenths(-lag))]);
        view! { <span class="ahead">{ahead}</span> }.into_any()
    }
}

/// A long text: cut to two lines in the table, shown in full on demand.
fn long(words: String) -> AnyView {
    if words.is_empty() {
        return view! { <Unknown /> }.into_any();
    }
    view! { <span class="long" title=words.clone()>{words.clone()}</span> }.into_any()
}

/// The CSS class of a project's bar: its own colour where it lags, else a common one.
pub fn bar_class(lamp: Lamp) -> &'static str {
    match lamp {
        Lamp::Severe => "lamp-severe",
        Lamp::Lagging => "lamp-lagging",
        _ => "",
    }
}
