//! The plan board as a whole: filter, legend, the table of months, the links between pages.

use battle_map::{
    value::{Day, Year},
    view::{
        filter::Filter,
        ledger_table::TableQuery,
        plan_board::{PlanBoard, PlanQuery},
    },
};
use leptos::prelude::*;

use super::{legend::PlanLegend, row::PlanRows};
use crate::{
    live::{Followed, latest},
    map::links::address,
    parts::{
        fault::Fault,
        filter::{FilterBar, Filtered},
        frame::{Desk, NavPage},
        pages::Pages,
    },
    texts::use_texts,
};

/// Where the board is.
const PATH: &str = "/plan";

/// The address of the board at `query`.
pub fn plan_href(query: &PlanQuery) -> String {
    address(PATH, &query.parameters())
}

/// The page, as far as its view is there.
#[component]
pub fn PlanScreen(
    /// The filter, order, page and year in the address.
    query: Memo<PlanQuery>,
    /// The board, followed as it changes.
    view: Followed<PlanBoard>,
) -> impl IntoView {
    let texts = use_texts();
    let board = latest(view);
    let frame = Signal::derive(move || board.with(|b| b.as_ref().map(|b| b.frame.clone())));
    view! {
        <Desk here=NavPage::Plan frame class="ledger-page plan-page">
            <h1>{texts.get("plan.title")}</h1>
            <Fault view />
            {move || board.with(Option::is_some).then(|| view! { <Board query board /> })}
        </Desk>
    }
}

#[component]
fn Board(query: Memo<PlanQuery>, board: Memo<Option<PlanBoard>>) -> impl IntoView {
    let options = Memo::new(move |_| {
        board.with(|b| b.as_ref().map(|b| b.options.clone())).unwrap_or_default()
    });
    let filtered = Filtered {
        path: PATH,
        filter: Signal::derive(move || query.with(|query| query.table.filter.clone())),
        others: Signal::derive(move || query.with(others)),
    };
    let year = Memo::new(move |_| board.with(|b| b.as_ref().map(|b| (b.year, b.today))));
    let flags = Memo::new(move |_| board.with(|b| b.as_ref().map(|b| b.flags)).unwrap_or_default());
    let pages =
        Memo::new(move |_| board.with(|b| b.as_ref().map(|b| (b.rows.page, b.rows.last()))));
    view! {
        <FilterBar filtered options />
        <div class="plan-top">
            {move || view! { <PlanLegend flags=flags.get() /> }}
            {move || year.get().map(|(year, _)| view! { <Years query=query.get() year /> })}
        </div>
        {move || year.get().map(|(year, today)| view! { <Months query board year today /> })}
        {move || pages.get().map(|(here, last)| {
            let query = query.get();
            let href = move |page| {
                let table = TableQuery { page, ..query.table.clone() };
                plan_href(&PlanQuery { table, ..query.clone() })
            };
            view! { <Pages class="ledger-pages" here last href /> }
        })}
    }
}

/// The table of one year's months.
#[component]
fn Months(
    query: Memo<PlanQuery>,
    board: Memo<Option<PlanBoard>>,
    year: Year,
    today: Day,
) -> impl IntoView {
    let texts = use_texts();
    let rows = Memo::new(move |_| {
        board.with(|b| b.as_ref().map(|b| b.rows.lines.clone())).unwrap_or_default()
    });
    let heads = year.months().map(|month| {
        let current = (month == today.month()).then_some("date");
        let name = texts.fill("plan.month", &[("month", &month.number().to_string())]);
        view! { <th scope="col" class="plan-month" aria-current=current>{name}</th> }
    });
    view! {
        <div class="ledger-scroll" role="region" tabindex="0" aria-label=texts.get("plan.title")>
            <table class="plan">
                <caption class="quiet">{texts.fill("plan.caption", &[("year", &year.to_string())])}</caption>
                <thead>
                    <tr>
                        <th scope="col" class="plan-project">{texts.get("plan.project")}</th>
                        <th scope="col" class="plan-lag">{texts.get("ledger.column.lag")}</th>
                        {heads.collect_view()}
                    </tr>
                </thead>
                <PlanRows rows year today />
            </table>
        </div>
        {move || rows.with(Vec::is_empty).then(|| {
            let all = query.with(|query| PlanQuery { table: TableQuery::default(), ..query.clone() });
            view! {
                <p class="plan-empty">
                    {texts.get("ledger.nothing-found")} " "
                    <a href=plan_href(&all)>{texts.get("ledger.clear")}</a>
                </p>
            }
        })}
    }
}

/// Links to the year before and after.
#[component]
fn Years(query: PlanQuery, year: Year) -> impl IntoView {
    let texts = use_texts();
    let link = |step: i16| {
        let year = Year::try_from(year.number() + step).ok()?;
        let words = texts.fill("plan.year", &[("year", &year.to_string())]);
        Some(view! { <a class="button" href=plan_href(&query.of_year(year))>{words}</a> })
    };
    view! {
        <nav class="plan-years" aria-label=texts.get("plan.years")>
            {link(-1)}
            <b aria-current="page">{texts.fill("plan.year", &[("year", &year.to_string())])}</b>
            {link(1)}
        </nav>
    }
}

/// Order and year alone, so that another filter starts at its first page.
fn others(query: &PlanQuery) -> Vec<(&'static str, String)> {
    let table = TableQuery { filter: Filter::default(), page: 0, ..query.table.clone() };
    PlanQuery { table, ..query.clone() }.parameters()
}
