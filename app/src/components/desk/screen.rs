//! The desk as a whole.

use battle_map::{
    value::Month,
    view::{
        cards::CardRow,
        desk::{DeskRow, DeskView},
    },
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{by_sheet::BySheet, cards::DeskCards, claim::Demands, head::DeskHead, row::GridRow};
use crate::{
    components::{
        fault::Fault,
        frame::{Desk, Here},
        notices::DueNotices,
    },
    desk::{Column, Sheet},
    live::{Followed, latest},
    me::use_me,
    texts::use_texts,
};

/// The page, as far as its view is there.
#[component]
pub fn DeskScreen(
    /// The desk.
    view: Followed<DeskView>,
    /// What is to be done about cards.
    cards: Followed<Vec<CardRow>>,
) -> impl IntoView {
    let texts = use_texts();
    let desk = latest(view);
    let frame = Signal::derive(move || desk.with(|d| d.as_ref().map(|d| d.frame.clone())));
    // A new month is a new sheet; within a month what is typed outlives every change of the view.
    let month = Memo::new(move |_| desk.with(|d| d.as_ref()?.period.map(|period| period.month)));
    let person = use_me().person;
    view! {
        <Title text=texts.get("desk.title") />
        <Desk here=Here::My frame class="my-page">
            <Fault view />
            <DueNotices desk />
            {move || {
                let month = month.get();
                let sheet = month.map(|month| Sheet::open(person, month));
                view! { <DeskSheet desk month sheet cards /> }
            }}
        </Desk>
    }
}

#[component]
fn DeskSheet(
    desk: Memo<Option<DeskView>>,
    month: Option<Month>,
    sheet: Option<Sheet>,
    cards: Followed<Vec<CardRow>>,
) -> impl IntoView {
    if let Some(sheet) = sheet {
        provide_context(sheet);
    }
    let demands = move |_: Option<&Vec<_>>| {
        desk.with(|desk| desk.as_ref().map(|desk| desk.demands.clone())).unwrap_or_default()
    };
    provide_context(Demands(Memo::new(demands)));
    // Another month's rows are another sheet's: none of them may settle what is typed in this one.
    let rows = Memo::new(move |kept: Option<&Vec<DeskRow>>| {
        let of_month = |desk: &&DeskView| desk.period.map(|period| period.month) == month;
        let rows = desk.with(|desk| desk.as_ref().filter(of_month).map(|desk| desk.rows.clone()));
        rows.or_else(|| kept.cloned()).unwrap_or_default()
    });
    if let Some(sheet) = sheet {
        Effect::new(move |_| rows.with(|rows| sheet.settle(rows)));
    }
    let reviews = Memo::new(move |_| desk.with(|d| d.as_ref().is_some_and(|d| d.reviews)));
    view! {
        {move || desk.get().map(|desk| view! { <DeskHead desk rows reviews=reviews.get() /> })}
        <DeskCards view=cards />
        <Show when=move || !rows.with(Vec::is_empty)>
            {sheet.zip(month).map(|(sheet, month)| view! { <BySheet sheet month rows /> })}
            <Grid rows reviews=reviews.get_untracked() />
        </Show>
    }
}

/// A row is made anew when its report or one of its milestones changed, by whomever.
fn key(row: &DeskRow) -> (u32, u64, u64) {
    let milestones = row.milestones.iter().map(|due| due.line.version.0).max();
    (row.id.0, row.version.unwrap_or_default().0, milestones.unwrap_or_default())
}

#[component]
fn Grid(rows: Memo<Vec<DeskRow>>, reviews: bool) -> impl IntoView {
    let texts = use_texts();
    let columns = Column::GRID.map(|column| {
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
                    <For each=move || rows.get() key let:row>
                        <GridRow row rows reviews />
                    </For>
                </tbody>
            </table>
        </div>
    }
}
