//! One project: a row of the grid, or a card on a phone.

use battle_map::{
    value::{Money, MoneyUnit},
    view::desk::DeskRow,
};
use leptos::prelude::*;

use super::{cell::GridCell, milestones::DueMilestones, note::RowNote, state::RowState};
use crate::{
    erased::Each,
    finding::shares,
    parts::{bar::ScheduleBar, sign::LampSign},
    screens::desk::{DraftColumn, DraftSheet},
    texts::use_texts,
};

/// A project's report, with its due milestones below; another month replaces the report line, but
/// the milestones stay.
#[component]
pub fn GridRow(
    /// The row of the project.
    row: Memo<DeskRow>,
    /// All rows of the grid, for cells pasted over several of them.
    rows: Memo<Vec<DeskRow>>,
    /// What is typed for the month at hand.
    sheet: Memo<Option<DraftSheet>>,
    /// Whether a county's office looks, which reviews.
    reviews: Memo<bool>,
) -> impl IntoView {
    view! {
        <Each each=move || [sheet.get()] key=|sheet| sheet.map(DraftSheet::month) let:sheet>
            <Report row rows sheet reviews />
        </Each>
        <DueMilestones row />
    }
}

/// The report line of one month, with its fault.
#[component]
fn Report(
    row: Memo<DeskRow>,
    rows: Memo<Vec<DeskRow>>,
    sheet: Option<DraftSheet>,
    reviews: Memo<bool>,
) -> impl IntoView {
    let id = row.with_untracked(|row| row.id);
    let typed = move || sheet.is_some_and(|sheet| sheet.is_typed(id));
    let cells = DraftColumn::GRID.map(|column| view! { <GridCell row rows sheet column /> });
    view! {
        <tr class="grid-row" class:typed=typed data-project=id.to_string() data-drafted="">
            <th scope="row">{move || view! { <RowHead row=row.get() /> }}</th>
            <td class="before"><Cumulative row sheet /></td>
            {cells.collect_view()}
            <td class="state"><RowState row sheet reviews /></td>
        </tr>
        {sheet.map(|sheet| view! { <RowNote sheet row /> })}
    }
}

#[component]
fn RowHead(row: DeskRow) -> impl IntoView {
    let texts = use_texts();
    let measure = row.investment.map(|investment| {
        let words = shares(texts, &investment);
        view! {
            <span class="grid-measure">{words}</span>
            <ScheduleBar investment />
        }
    });
    view! {
        <a href=format!("/projects/{}", row.id)>
            <LampSign lamp=row.lamp stage=row.stage />
            <b>{row.name}</b>
        </a>
        {measure}
    }
}

/// An amount as it is typed here, in 万元.
fn in_wan(amount: Money) -> String {
    amount.rounded(MoneyUnit::Wan, 2)
}

/// 累计: the cumulative amount up to last month, and including the one being typed.
#[component]
fn Cumulative(row: Memo<DeskRow>, sheet: Option<DraftSheet>) -> impl IntoView {
    let texts = use_texts();
    let before = Memo::new(move |_| row.with(|row| row.before));
    let known = move || before.get().map_or_else(|| texts.get("desk.before-unknown"), in_wan);
    let total = move || {
        let month = row.with(|row| sheet?.draft(row).this_month())?;
        let total = in_wan(before.get()? + month);
        Some(texts.fill("desk.total", &[("money", &total)]))
    };
    view! {
        <span class="grid-label">{texts.get("desk.column.before")}</span>
        <span>{known}</span>
        <b>{total}</b>
    }
}
