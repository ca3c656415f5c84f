//! The tables of an edition: the counties with the city, and what was overdue.

use battle_map::view::month_tables::{CountyRow, MonthTables, OverdueRow};
use leptos::prelude::*;

use super::words::{county, milestone};
use crate::{
    format,
    parts::{score::ScoreTable, sign::lag_class},
    texts::{Texts, use_texts},
};

/// 县区进度: a table of counties, the city as its last row.
#[component]
pub fn CountyTable(
    /// The counties, in the order in which they are shown.
    counties: Vec<CountyRow>,
    /// The whole city; none where the sentence above has said it.
    city: Option<CountyRow>,
) -> impl IntoView {
    let texts = use_texts();
    let heads = [
        "county",
        "place",
        "entries",
        "unplanned",
        "suspended",
        "plan",
        "done",
        "actual",
        "scheduled",
        "gap",
    ];
    let heads =
        heads.map(|head| view! { <th scope="col">{texts.get(&format!("editions.{head}"))}</th> });
    let rows = counties.iter().map(|row| line(texts, county(texts, row), row).into_any());
    let city = city.map(|city| line(texts, texts.get("office.text-city"), &city).into_any());
    let rows: Vec<_> = rows.chain(city).collect();
    view! {
        <div class="grid-scroll">
            <table class="plain-table">
                <thead><tr>{heads.collect_view()}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// Counties and overdue milestones, with the city's targets, claims and recognitions.
#[component]
pub fn EditionTables(
    /// The tables of the edition.
    tables: MonthTables,
) -> impl IntoView {
    let texts = use_texts();
    let scores = tables.city.scores;
    let parts = tables.counties.iter().filter_map(|row| Some(row.investment?.done));
    let rounded = tables
        .city
        .investment
        .filter(|city| !format::adds_up(texts, city.done, parts))
        .map(|_| view! { <p class="hint">{texts.get("figures.rounded")}</p> });
    let month = format::month(texts, tables.month);
    let late = [("count", &*tables.overdue.count.to_string()), ("month", &month)];
    let late = texts.fill("office.text-overdue", &late);
    let rest = tables.overdue.rest();
    let rest =
        (rest > 0).then(|| texts.fill("editions.late-rest", &[("count", &rest.to_string())]));
    let rest = rest.map(|words| view! { <p class="hint">{words}</p> });
    let overdue = tables.overdue.lines.iter().map(|row| late_line(texts, row)).collect_view();
    view! {
        <CountyTable counties=tables.counties city=Some(tables.city) />
        {rounded}
        <ScoreTable scores />
        <details class="silent">
            <summary>{late}</summary>
            <ul>{overdue}</ul>
            {rest}
        </details>
    }
}

fn line(texts: Texts, name: String, row: &CountyRow) -> impl IntoView + use<> {
    let figures = row.investment.map(|sum| {
        view! {
            <td>{format::money(texts, sum.plan)}</td>
            <td>{format::money(texts, sum.done)}</td>
            <td>{format::percent(sum.actual)}</td>
            <td>{format::percent(sum.scheduled)}</td>
            <td class=lag_class(sum.lag)>{format::gap(texts, sum.lag)}</td>
        }
    });
    let none = row.investment.is_none().then(|| view! { <td colspan="5">"—"</td> });
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td>{row.place}</td>
            <td>{row.entries}</td>
            <td>{row.coverage.map(|coverage| coverage.unplanned)}</td>
            <td>{row.coverage.map(|coverage| coverage.suspended)}</td>
            {figures}
            {none}
        </tr>
    }
}

fn late_line(texts: Texts, row: &OverdueRow) -> impl IntoView + use<> {
    let days = texts.fill("editions.days", &[("days", &row.days.to_string())]);
    view! {
        <li>
            <a href=format!("/projects/{}", row.project)>{row.name.clone()}</a>
            <span>{row.region.clone()}</span>
            <span>{milestone(texts, row)}</span>
            <span>{format::date(texts, row.plan)}</span>
            <b>{days}</b>
        </li>
    }
}
