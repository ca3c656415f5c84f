//! The month in one click: its tables as a workbook, and the text to paste into a chat group.

use battle_map::view::month_tables::{CountyRow, MonthTables};
use leptos::prelude::*;

use crate::{
    api::office::load_month,
    format,
    live::{follow, latest},
    texts::{Texts, use_texts},
};

/// How many overdue milestones the text names.
const NAMED: usize = 5;

/// Workbook and text of the last closed month; nothing before one is closed.
#[component]
pub fn MonthText() -> impl IntoView {
    let texts = use_texts();
    let tables = latest(follow(|| (), |()| load_month()));
    view! {
        <Transition>
            {move || tables.get().flatten().map(|tables| {
                let month = format::month(texts, tables.month);
                view! {
                    <section class="period">
                        <h3>{texts.fill("office.month", &[("month", &month)])}</h3>
                        <a class="button" rel="external" href="/feed/month.xlsx" download="">{texts.get("office.month-xlsx")}</a>
                        <details class="silent">
                            <summary>{texts.get("office.month-text")}</summary>
                            <textarea readonly rows="12" aria-label=texts.get("office.month-text")>{words(texts, &tables)}</textarea>
                        </details>
                    </section>
                }
            })}
        </Transition>
    }
}

/// The month in words, line by line.
fn words(texts: Texts, tables: &MonthTables) -> String {
    let month = format::month(texts, tables.month);
    let (reported, entries) = (tables.frame.reported.to_string(), tables.frame.entries.to_string());
    let head = [("month", month.as_str()), ("reported", &reported), ("entries", &entries)];
    let mut lines = vec![texts.fill("office.text-head", &head)];
    lines.extend(measured(texts, &texts.get("office.text-city"), &tables.city));
    lines.extend(tables.counties.iter().filter_map(|row| measured(texts, &row.name, row)));
    lines.push(texts.fill("office.text-overdue", &[("count", &tables.overdue.len().to_string())]));
    for row in tables.overdue.iter().take(NAMED) {
        let milestone = row.milestone.clone();
        let milestone =
            milestone.unwrap_or_else(|| texts.get(&format!("milestone.{}", row.kind.code())));
        let days = row.days.to_string();
        let values = [("name", row.name.as_str()), ("milestone", &milestone), ("days", &days)];
        lines.push(texts.fill("office.text-late", &values));
    }
    lines.join("\n")
}

fn measured(texts: Texts, name: &str, row: &CountyRow) -> Option<String> {
    let sum = row.investment?;
    let (claimed, recognised) =
        (row.starts.reached.claimed.to_string(), row.starts.reached.recognised.to_string());
    let target = row.starts.target.map_or_else(|| "—".to_owned(), |target| target.to_string());
    let values = [
        ("name", name),
        ("done", &format::money(texts, sum.done)),
        ("actual", &format::percent(sum.actual)),
        ("scheduled", &format::percent(sum.scheduled)),
        ("gap", &format::gap(texts, sum.lag)),
        ("target", &target),
        ("claimed", &claimed),
        ("recognised", &recognised),
    ];
    Some(texts.fill("office.text-row", &values))
}
