//! The plan board as a whole: filter, legend, the table of months or quarters, the links between pages.

use battle_map::{
    value::Day,
    view::{
        filter::Filter,
        ledger_table::TableQuery,
        plan_board::{PlanBoard, PlanQuery, PlanYears},
    },
};
use leptos::{ev, html::Tbody, prelude::*};

use super::{
    choice::PlanChoice,
    flags::years_words,
    head::PlanHead,
    href::{PATH, plan_href},
    legend::PlanLegend,
    opened::Opened,
    row::columns,
    rows::{PlanSheet, rows},
    tools::PlanTools,
};
use crate::{
    erased::Show,
    format,
    live::{Followed, latest},
    parts::{
        fault::Fault,
        filter::{FilterBar, Filtered},
        frame::{Desk, NavPage},
        pages::Pages,
        poster::PosterLinks,
        sheets::Sheets,
    },
    texts::use_texts,
};

/// The page, as far as its view is there.
#[component]
pub fn PlanScreen(
    /// The filter, order, page, years and groups in the address.
    query: Memo<PlanQuery>,
    /// The board, followed as it changes.
    view: Followed<PlanBoard>,
    /// Why there is no paper, where one was asked for and could not be set: a code.
    fault: Signal<Option<String>>,
) -> impl IntoView {
    let texts = use_texts();
    let board = latest(view);
    let frame = Signal::derive(move || board.with(|b| b.as_ref().map(|b| b.frame.clone())));
    let no_paper = move || {
        fault.get().map(|code| {
            view! { <p class="fault" role="alert">{texts.get(&format!("paper.fault.{code}"))}</p> }
        })
    };
    view! {
        <Desk here=NavPage::Plan frame class="ledger-page plan-page">
            <Fault view />
            {no_paper}
            // Built once: what is opened stays open while the city moves on.
            <Show when=move || board.with(Option::is_some)>
                <Board query board />
            </Show>
        </Desk>
    }
}

/// The parts of the board that follow it each for itself.
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
    let years = Memo::new(move |_| board.with(|b| b.as_ref().map(|b| (b.years, b.known))));
    let shown = Memo::new(move |_| board.with(|b| b.as_ref().map(|b| (b.years, b.today))));
    let pages =
        Memo::new(move |_| board.with(|b| b.as_ref().map(|b| (b.rows.page, b.rows.last()))));
    view! {
        <Top board />
        <FilterBar filtered options />
        <div class="plan-choices">
            {move || years.get().map(|(years, known)| view! { <PlanChoice query years known /> })}
            {move || view! { <PlanTools query=query.get() /> }}
            <PosterLinks />
        </div>
        {move || shown.get().map(|(years, today)| view! { <Months query board years today /> })}
        {move || pages.get().map(|(here, last)| {
            let query = query.get();
            let href = move |page| plan_href(&query.on_page(page));
            view! { <Pages class="ledger-pages" here last href /> }
        })}
    }
}

/// Title, legend with its counts, number of projects, and the day.
#[component]
fn Top(board: Memo<Option<PlanBoard>>) -> impl IntoView {
    let texts = use_texts();
    let told =
        Memo::new(move |_| board.with(|b| b.as_ref().map(|b| (b.flags, b.rows.count, b.today))));
    view! {
        <div class="plan-top">
            <h1>{texts.get("plan.title")}</h1>
            {move || told.get().map(|(flags, count, today)| {
                let count = texts.fill("plan.count", &[("count", &count.to_string())]);
                let today = texts.fill("plan.today", &[("day", &format::day(texts, today))]);
                view! {
                    <p class="plan-count">{count}</p>
                    <PlanLegend flags />
                    <p class="plan-day">{today}</p>
                }
            })}
        </div>
    }
}

/// The table of the years' columns.
#[component]
fn Months(
    query: Memo<PlanQuery>,
    board: Memo<Option<PlanBoard>>,
    years: PlanYears,
    today: Day,
) -> impl IntoView {
    let texts = use_texts();
    let opened = Opened::default();
    provide_context(opened);
    let sheet = Memo::new(move |_| board.with(|b| b.as_ref().map(PlanSheet::of)));
    let all = Memo::new(move |_| board.with(|b| b.as_ref().map_or(0, |b| b.rows.count)));
    let caption = texts.fill("plan.caption", &[("years", &years_words(texts, years))]);
    let first = NodeRef::<Tbody>::new();
    let pages: Signal<PlanQuery> = query.into();
    let columns = columns(years);
    let style = format!("--columns:{}", years.columns().len());
    let close = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            opened.close();
        }
    };
    view! {
        <div
            class="ledger-scroll"
            role="region"
            tabindex="0"
            aria-label=texts.get("plan.title")
            on:click=move |event| opened.press(&event)
            on:keydown=close
        >
            <table class="plan" style=style>
                <caption class="quiet">{caption}</caption>
                {move || view! { <PlanHead query=query.get() years today /> }}
                <tbody node_ref=first>{rows(sheet.into())}</tbody>
                <Sheets query=pages lines=all first columns show=Callback::new(rows) />
            </table>
        </div>
        {move || (all.get() == 0).then(|| view! { <NothingFound query=query.get() /> })}
    }
}

/// What stands in place of rows where nothing passes the filter.
#[component]
fn NothingFound(query: PlanQuery) -> impl IntoView {
    let texts = use_texts();
    let all = PlanQuery { table: TableQuery::default(), mine: false, ..query };
    view! {
        <p class="plan-empty">
            {texts.get("ledger.nothing-found")} " "
            <a href=plan_href(&all)>{texts.get("ledger.clear")}</a>
        </p>
    }
}

/// Everything but the filter and the page, so that another filter starts at its first page.
fn others(query: &PlanQuery) -> Vec<(&'static str, String)> {
    let table = TableQuery { filter: Filter::default(), page: 0, ..query.table.clone() };
    PlanQuery { table, ..query.clone() }.parameters()
}
