//! The closed month's results: its tables as a workbook, and a text for a chat group.

use battle_map::view::questions::Tables;
use battle_map::view::{
    month_tables::{CountyRow, MonthTables},
    score::Basis,
};
use leptos::prelude::*;

use crate::{
    format,
    live::{follow, latest},
    parts::paste::PasteText,
    score,
    texts::{Texts, use_texts},
};

/// How many overdue milestones the text names at most.
const NAMED: usize = 5;

/// The workbook and text of the last closed month; nothing before one is closed.
#[component]
pub fn MonthText() -> impl IntoView {
    let texts = use_texts();
    let tables = latest(follow(|| Tables {}));
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
                            <PasteText label=texts.get("office.month-text") words=words(texts, &tables) />
                        </details>
                    </section>
                }
            })}
        </Transition>
    }
}

/// The month's results as text, line by line.
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
    let [starts, completions] =
        [row.scores.starts, row.scores.completions].map(|score| score::words(texts, &score));
    let values = [
        ("name", name),
        ("done", &format::money(texts, sum.done)),
        ("actual", &format::percent(sum.actual)),
        ("scheduled", &format::percent(sum.scheduled)),
        ("gap", &format::gap(texts, sum.lag)),
        ("starts", &starts),
        ("completions", &completions),
    ];
    let row_words = texts.fill("office.text-row", &values);
    // Where the plan stands in, the sentence before has said all about the money.
    let aimed = row.scores.investment.filter(|score| matches!(score.basis, Basis::Target(_)));
    let money = aimed
        .map(|score| texts.fill("office.text-money", &[("words", &score::words(texts, &score))]));
    Some(row_words + &money.unwrap_or_default())
}
