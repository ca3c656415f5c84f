//! One project: a row of the grid, a card on the phone.

use battle_map::{
    value::{Money, MoneyUnit},
    view::desk::DeskRow,
};
use leptos::prelude::*;

use super::{cell::GridCell, milestones::DueMilestones, note::RowNote, state::RowState};
use crate::{
    components::{bar::ScheduleBar, sign::LampSign},
    desk::{Column, Sheet, use_sheet},
    finding::shares,
    texts::use_texts,
};

/// The row of one project, with what is wrong and what is due below it.
#[component]
pub fn GridRow(
    /// The project.
    row: DeskRow,
    /// All rows, into which pasted cells fall.
    rows: Memo<Vec<DeskRow>>,
    /// Whether a county's office looks, which reviews.
    reviews: bool,
) -> impl IntoView {
    let sheet = use_sheet();
    let typed = {
        let id = row.id;
        move || sheet.is_some_and(|sheet| sheet.is_typed(id))
    };
    let cells = Column::GRID.map(|column| {
        let row = row.clone();
        view! { <GridCell row rows column /> }
    });
    let below = sheet.map(|sheet| {
        let row = row.clone();
        view! { <RowNote sheet row /> }
    });
    view! {
        <tr class="grid-row" class:typed=typed data-project=row.id.to_string()>
            <th scope="row"><RowHead row=row.clone() /></th>
            <td class="before"><Cumulative row=row.clone() sheet /></td>
            {cells.collect_view()}
            <td class="state"><RowState row=row.clone() reviews /></td>
        </tr>
        {below}
        <DueMilestones row />
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

/// 累计: last month's, and with what is being typed.
#[component]
fn Cumulative(row: DeskRow, sheet: Option<Sheet>) -> impl IntoView {
    let texts = use_texts();
    let known = row.before.map(in_wan);
    let before = row.before;
    let total = move || {
        let month = sheet?.draft(&row).this_month()?;
        let total = in_wan(before? + month);
        Some(texts.fill("desk.total", &[("money", &total)]))
    };
    view! {
        <span class="grid-label">{texts.get("desk.column.before")}</span>
        <span>{known.unwrap_or_else(|| texts.get("desk.before-unknown"))}</span>
        <b>{total}</b>
    }
}
