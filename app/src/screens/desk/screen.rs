//! The desk as a whole. It is built once: when a month is closed or opened, the cells change to the
//! new month and nothing else that is being typed is lost.

use battle_map::view::{
    cards::CardRow,
    desk::{DeskRow, DeskView},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    by_sheet::BySheet,
    claim::Demands,
    due::DueStrip,
    grid::{Grid, GridFoot, GridTable, PAGE, in_order_of, paste_preview},
    head::DeskHead,
    without_script::DueWithoutScript,
};
use crate::{
    erased::{Each, Show},
    live::{Followed, latest},
    me::use_me,
    parts::{frame::NavPage, pages::Pages, view_page::ViewPage},
    screens::desk::{DraftSheet, DraftSheets},
};

/// The page, as far as its view is there.
#[component]
pub fn DeskScreen(
    /// The desk's view, followed as it changes.
    view: Followed<DeskView>,
    /// What is to be done about cards.
    cards: Followed<Vec<CardRow>>,
) -> impl IntoView {
    let desk = latest(view);
    let sheet = current_sheet(desk);
    let demands = move |_: Option<&Vec<_>>| {
        desk.with(|d| d.as_ref().map(|d| d.demands.clone())).unwrap_or_default()
    };
    provide_context(Demands(Memo::new(demands)));
    let rows = Memo::new(move |kept: Option<&Vec<DeskRow>>| {
        let rows = desk.with(|desk| desk.as_ref().map(|desk| desk.rows.clone()));
        let kept = kept.map(Vec::as_slice).unwrap_or_default();
        // The lines stay in their order under whoever types.
        rows.map_or_else(|| kept.to_vec(), |rows| in_order_of(kept, rows))
    });
    let reviews = Memo::new(move |_| desk.with(|d| d.as_ref().is_some_and(|d| d.reviews)));
    let page = page(rows);
    let grid = Grid::new(rows, sheet, reviews, page);
    view! {
        <ViewPage view latest=desk frame=|view| &view.frame here=NavPage::My title="desk.title" class="my-page">
            <DueStrip desk cards />
            <div class="my-top">
                <Show when=move || desk.with(Option::is_some)>
                    <DeskHead desk />
                </Show>
                <Show when=move || !rows.with(Vec::is_empty)>
                    <Each each=move || sheet.get() key=|sheet| sheet.month() let:sheet>
                        <BySheet sheet rows />
                    </Each>
                </Show>
            </div>
            <Show when=move || !rows.with(Vec::is_empty)>
                <Show when=move || grid.is_pasting()>{paste_preview(grid)}</Show>
                <GridTable grid />
                <LinePages rows page />
                <DueWithoutScript rows page />
                <Each each=move || sheet.get() key=|sheet| sheet.month() let:sheet>
                    <GridFoot grid sheet />
                </Each>
            </Show>
        </ViewPage>
    }
}

/// The page of lines in the address, counted from 0: a page without scripts shows one, and a phone.
fn page(rows: Memo<Vec<DeskRow>>) -> Memo<usize> {
    let parameters = use_query_map();
    Memo::new(move |_| {
        let last = rows.with(Vec::len).saturating_sub(1) / PAGE;
        let page = parameters.with(|all| all.get("page")?.parse::<usize>().ok());
        page.unwrap_or_default().min(last)
    })
}

/// The links to the other pages of lines.
#[component]
fn LinePages(rows: Memo<Vec<DeskRow>>, page: Memo<usize>) -> impl IntoView {
    let parameters = use_query_map();
    let last = Memo::new(move |_| rows.with(|rows| rows.len().saturating_sub(1) / PAGE));
    let pages = move || {
        let month = parameters.with(|all| all.get("month"));
        let href = move |page: u32| {
            let month = month.as_ref().map(|month| format!("&month={month}"));
            format!("/my?page={page}{}", month.unwrap_or_default())
        };
        let count = |pages: usize| u32::try_from(pages).unwrap_or(u32::MAX);
        let (here, last) = (count(page.get()), count(last.get()));
        view! { <Pages class="card-pages grid-pages" here last href /> }
    };
    view! { {pages} }
}

/// The sheet of the month that the desk shows; none while no period is open.
fn current_sheet(desk: Memo<Option<DeskView>>) -> Memo<Option<DraftSheet>> {
    let sheets = DraftSheets::of(use_me().person);
    // A view's rows may settle only what is typed for its own month.
    Effect::new(move |_| {
        desk.with(|desk| {
            if let Some((desk, period)) = desk.as_ref().and_then(|d| Some((d, d.period?))) {
                sheets.of_month(period.month).settle(&desk.rows);
            }
        });
    });
    let month = Memo::new(move |_| desk.with(|d| d.as_ref()?.period.map(|period| period.month)));
    Memo::new(move |_| month.get().map(|month| sheets.of_month(month)))
}
