//! The heads of the board's columns: the order of the rows, the years, and the months or quarters.

use battle_map::{
    value::Day,
    view::{
        ledger_table::SortKey,
        plan_board::{PlanColumn, PlanQuery, PlanYears},
    },
};
use leptos::prelude::*;

use super::href::plan_href;
use crate::texts::{Texts, use_texts};

/// The name of a column: `3月`, `二季度`.
pub fn column_name(texts: Texts, column: PlanColumn) -> String {
    match column.quarter() {
        Some(quarter) => texts.fill("plan.quarter", &[("quarter", &quarter.to_string())]),
        None => texts.fill("plan.month", &[("month", &column.first().number().to_string())]),
    }
}

/// The class of a column's cells: whether today lies in it, and whether a year begins there.
pub fn column_class(column: PlanColumn, years: PlanYears, today: Day) -> &'static str {
    let now = column.contains(today.month());
    let begins = column.first().number() == 1 && column.year() != years.first();
    match (now, begins) {
        (true, true) => "plan-month plan-today plan-new-year",
        (true, false) => "plan-month plan-today",
        (false, true) => "plan-month plan-new-year",
        (false, false) => "plan-month",
    }
}

/// The head of the table; a click on a word of its first columns sorts by it.
#[component]
pub fn PlanHead(
    /// What the board shows now.
    query: PlanQuery,
    /// The years whose months or quarters are the columns.
    years: PlanYears,
    /// The day whose column is marked.
    today: Day,
) -> impl IntoView {
    let texts = use_texts();
    let columns = years.columns();
    let several = years.first() != years.last();
    let names = columns.iter().map(|column| {
        let now = column.contains(today.month()).then_some("date");
        let class = column_class(*column, years, today);
        let passed = column.passed(today).map(|passed| format!("--passed:{passed}"));
        view! {
            <th scope="col" class=class aria-current=now style=passed>
                {column_name(texts, *column)}
            </th>
        }
    });
    let names = names.collect_view();
    let rows = if several { "2" } else { "1" };
    let sorts = sorts(&query, rows);
    if !several {
        return view! { <thead><tr>{sorts}{names}</tr></thead> }.into_any();
    }
    let span = columns.len() / years.each().count().max(1);
    let of_years = years.each().map(|year| {
        let begins = (year != years.first()).then_some("plan-new-year");
        let words = texts.fill("plan.year", &[("year", &year.to_string())]);
        view! { <th scope="colgroup" class=format!("plan-year {}", begins.unwrap_or_default()) colspan=span.to_string()>{words}</th> }
    });
    view! {
        <thead class="plan-two-rows">
            <tr>{sorts}{of_years.collect_view()}</tr>
            <tr>{names}</tr>
        </thead>
    }
    .into_any()
}

/// The heads that sort: number, lamp, project and unit, lag.
fn sorts(query: &PlanQuery, rows: &'static str) -> impl IntoView + use<> {
    let sorted = |keys: &[SortKey]| {
        let falls = if query.table.descending { "descending" } else { "ascending" };
        keys.contains(&query.table.sort).then_some(falls)
    };
    let link = |key: SortKey, column: &'static str| sort_link(query, key, column);
    view! {
        <th scope="col" rowspan=rows class="plan-place" aria-sort=sorted(&[SortKey::Order])>
            {link(SortKey::Order, "serial")}
        </th>
        <th scope="col" rowspan=rows class="plan-lamp" aria-sort=sorted(&[SortKey::Lamp])>
            {link(SortKey::Lamp, "lamp")}
        </th>
        <th
            scope="col"
            rowspan=rows
            class="plan-project"
            aria-sort=sorted(&[SortKey::Name, SortKey::Unit, SortKey::Region])
        >
            {link(SortKey::Name, "name")} {link(SortKey::Unit, "unit")} {link(SortKey::Region, "region")}
        </th>
        <th scope="col" rowspan=rows class="plan-lag" aria-sort=sorted(&[SortKey::Lag])>
            {link(SortKey::Lag, "lag")}
        </th>
    }
}

fn sort_link(query: &PlanQuery, key: SortKey, column: &str) -> impl IntoView + use<> {
    let here = query.table.sort == key;
    let href = plan_href(&query.ordered(query.table.sorted_by(key)));
    let name = use_texts().get(&format!("ledger.column.{column}"));
    view! {
        <a href=href data-noscroll="" class:sorted=here>
            {name}
            {here.then(|| view! { <svg class="sort-arrow" viewBox="0 0 8 8" aria-hidden="true"><path d="M0 6.5h8L4 1z" /></svg> })}
        </a>
    }
}
