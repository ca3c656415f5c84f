//! The desk as a whole. It is built once: when a month is closed or opened, the cells change to the
//! new month and nothing else that is being typed is lost.

use battle_map::view::{
    cards::CardRow,
    desk::{DeskRow, DeskView},
};
use leptos::prelude::*;

use super::{by_sheet::BySheet, cards::DeskCards, claim::Demands, head::DeskHead, row::GridRow};
use crate::{
    erased::{Each, Show},
    live::{Followed, Lines, latest},
    me::use_me,
    parts::{frame::NavPage, view_page::ViewPage},
    screens::desk::{DraftColumn, DraftSheet, DraftSheets},
    screens::notices::DueNotices,
    texts::use_texts,
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
        rows.or_else(|| kept.cloned()).unwrap_or_default()
    });
    let reviews = Memo::new(move |_| desk.with(|d| d.as_ref().is_some_and(|d| d.reviews)));
    view! {
        <ViewPage view latest=desk frame=|view| &view.frame here=NavPage::My title="desk.title" class="my-page">
            <DueNotices desk />
            <Show when=move || desk.with(Option::is_some)>
                <DeskHead desk sheet rows reviews />
            </Show>
            <DeskCards view=cards />
            <Show when=move || !rows.with(Vec::is_empty)>
                <Each each=move || sheet.get() key=|sheet| sheet.month() let:sheet>
                    <BySheet sheet rows />
                </Each>
                <Grid rows sheet reviews />
            </Show>
        </ViewPage>
    }
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

#[component]
fn Grid(
    rows: Memo<Vec<DeskRow>>,
    sheet: Memo<Option<DraftSheet>>,
    reviews: Memo<bool>,
) -> impl IntoView {
    let texts = use_texts();
    let columns = DraftColumn::GRID.map(|column| {
        let key = format!("desk.column.{}", column.code());
        view! { <th scope="col" class=column.code()>{texts.get(&key)}</th> }
    });
    view! {
        <div class="grid-scroll">
            <table class="grid">
                <thead>
                    <tr>
                        <th scope="col">{texts.get("desk.column.project")}</th>
                        <th scope="col" class="before">{texts.get("desk.column.before")}</th>
                        {columns.collect_view()}
                        <th scope="col">{texts.get("desk.column.state")}</th>
                    </tr>
                </thead>
                <tbody>
                    <Lines lines=rows key=|row| row.id let:row>
                        <GridRow row rows sheet reviews />
                    </Lines>
                </tbody>
            </table>
        </div>
    }
}
