//! Above the table: the cell of the cursor, its arithmetic unfolded, or its words in full.

use battle_map::{
    value::{Decimal, Money, MoneyUnit},
    view::{desk::DeskRow, report_draft::ReportDraft},
};
use leptos::prelude::*;

use super::{column::GridColumn, state::Grid};
use crate::{
    format::{gap, grouped},
    texts::{Texts, use_texts},
};

/// The line above the table.
#[component]
pub fn Arithmetic(
    /// The grid.
    grid: Grid,
) -> impl IntoView {
    let texts = use_texts();
    let here = Memo::new(move |_| {
        let place = grid.selection.get().anchor;
        let (row, face) = grid.here().get()?;
        let column = GridColumn::at(place.column);
        let is_words = column.typed().is_some_and(|column| !column.is_money());
        let said = if is_words {
            vec![face.texts[place.column].clone()]
        } else {
            sentences(texts, &row, &face.standing.draft, face.shares)
        };
        Some((row.name, texts.get(&format!("desk.column.{}", column.code())), said))
    });
    view! {
        <div class="grid-sum" aria-hidden="true">
            {move || here.get().map(|(name, column, said)| {
                let said = said.into_iter().map(|words| view! { <span>{words}</span> });
                view! { <b>{name}</b> <i>{column}</i> {said.collect_view()} }
            })}
        </div>
    }
}

fn wan(amount: Money) -> String {
    grouped(&amount.exact(MoneyUnit::Wan))
}

/// The arithmetic of a line: the total, its share of the plan, its lag, and the month before.
fn sentences(
    texts: Texts,
    row: &DeskRow,
    draft: &ReportDraft,
    shares: Option<(i64, i64)>,
) -> Vec<String> {
    let (month, total) = (draft.this_month(), draft.total_of(row));
    let sum = row.before.zip(month).zip(total).map(|((before, month), total)| {
        let values = [("before", &*wan(before)), ("month", &wan(month)), ("total", &wan(total))];
        texts.fill("grid.sum", &values)
    });
    let share = row.plan.zip(total.or(row.before)).zip(shares).map(|((plan, total), (done, _))| {
        let share = Decimal::tenths(done).to_string();
        texts.fill("grid.share", &[("total", &wan(total)), ("plan", &wan(plan)), ("share", &share)])
    });
    let lag = shares.map(|(done, due)| {
        let (scheduled, share) =
            (Decimal::tenths(due).to_string(), Decimal::tenths(done).to_string());
        let values =
            [("scheduled", &*scheduled), ("share", &share), ("gap", &gap(texts, due - done))];
        texts.fill("grid.lag", &values)
    });
    let last = row.last_month.map(|last| texts.fill("grid.last", &[("last", &wan(last))]));
    [sum, share, lag, last].into_iter().flatten().collect()
}
