//! Below the lines: their sums; and the bar with what is filled, what is at fault, and "submit all".

use battle_map::{
    value::{Money, MoneyUnit},
    view::{
        desk::{DeskRow, ReportState},
        report_draft::ReportDraft,
    },
};
use leptos::prelude::*;

use super::{column::GridColumn, face::Face, layer, state::Grid};
use crate::{
    erased::Show,
    format::{grouped, percent},
    screens::desk::{DraftSheet, is_due},
    texts::{Texts, use_texts},
};

/// 合计: the sums of the lines.
#[component]
pub fn Sums(
    /// The grid.
    grid: Grid,
) -> impl IntoView {
    let texts = use_texts();
    let sums = Memo::new(move |_| {
        let sheet = grid.sheet.get();
        grid.rows.with(|rows| Totals::of(rows, sheet))
    });
    let cell = |class: &'static str, text: fn(&Totals) -> String| {
        view! { <td class=class>{move || sums.with(text)}</td> }
    };
    let all =
        move || texts.fill("grid.all", &[("count", &sums.with(|sums| sums.count).to_string())]);
    view! {
        <tfoot>
            <tr>
                <th scope="row" class="project">{all}</th>
                {cell("number plan", |sums| wan(sums.plan))}
                {cell("number before", |sums| wan(sums.before))}
                {cell("number last", |sums| wan(sums.last))}
                {cell("number month", |sums| wan(sums.month))}
                {cell("number total", |sums| wan(sums.total))}
                {cell("number share", Totals::share)}
                <td colspan="4" class="hint">
                    {move || sums.with(|sums| said(texts, sums))}
                </td>
            </tr>
        </tfoot>
    }
}

fn wan(amount: Money) -> String {
    grouped(&amount.exact(MoneyUnit::Wan))
}

fn said(texts: Texts, sums: &Totals) -> Option<String> {
    let without = sums.count - sums.filled;
    let values = [("filled", &*sums.filled.to_string()), ("without", &without.to_string())];
    (without > 0).then(|| texts.fill("grid.carried", &values))
}

/// The sums of all lines; a line without a month counts with its total before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Totals {
    count: usize,
    /// Lines that say a month's amount.
    filled: usize,
    plan: Money,
    before: Money,
    last: Money,
    month: Money,
    total: Money,
    /// The total of the lines that have a plan.
    planned: Money,
}

impl Totals {
    fn of(rows: &[DeskRow], sheet: Option<DraftSheet>) -> Self {
        let mut sums = Self { count: rows.len(), ..Self::default() };
        for row in rows {
            let draft = sheet.map(|sheet| sheet.draft(row));
            let month = draft.as_ref().and_then(ReportDraft::this_month);
            let total = draft.as_ref().and_then(|draft| draft.total_of(row)).or(row.before);
            let total = total.unwrap_or_default();
            sums.filled += usize::from(month.is_some());
            sums.plan = sums.plan + row.plan.unwrap_or_default();
            sums.before = sums.before + row.before.unwrap_or_default();
            sums.last = sums.last + row.last_month.unwrap_or_default();
            sums.month = sums.month + month.unwrap_or_default();
            sums.total = sums.total + total;
            sums.planned = sums.planned + row.plan.map(|_| total).unwrap_or_default();
        }
        sums
    }

    /// The share of all plans that is done.
    fn share(&self) -> String {
        let share = battle_map::model::measure::share(self.planned, self.plan);
        share.map(|share| percent(share.tenths())).unwrap_or_default()
    }
}

/// The bar below the grid.
#[component]
pub fn GridFoot(
    /// The grid.
    grid: Grid,
    /// The sheet of the month.
    sheet: DraftSheet,
) -> impl IntoView {
    let texts = use_texts();
    let rows = grid.rows;
    let due = Memo::new(move |_| rows.with(|rows| Due::of(rows, sheet, grid.reviews.get())));
    let faults = move || due.with(|due| due.faults);
    let filled = Memo::new(move |_| {
        rows.with(|rows| {
            let is = |row: &&DeskRow| row.state != ReportState::Missing || sheet.is_typed(row.id);
            (rows.iter().filter(is).count(), rows.len())
        })
    });
    let label = move || {
        let key = if grid.reviews.get() { "desk.file-all" } else { "desk.send-all" };
        texts.fill(key, &[("count", &due.with(|due| due.good).to_string())])
    };
    let asked = RwSignal::new(false);
    let outcome = move || outcome(texts, sheet, asked.get(), &due.get());
    let next_fault = move |_| {
        grid.seek(Face::is_faulty);
        layer::focus_field();
    };
    let next_empty = move |_| {
        grid.seek(|face, column| {
            face.state == "missing" && column == GridColumn::at(GridColumn::FIRST)
        });
        layer::focus_field();
    };
    view! {
        <div class="grid-foot">
            <span>{move || { let (done, all) = filled.get(); texts.fill("grid.filled", &[("done", &done.to_string()), ("all", &all.to_string())]) }}</span>
            <Show when=move || faults() != 0>
                <button type="button" class="grid-link late" on:click=next_fault>
                    {move || texts.fill("grid.faults-all", &[("count", &faults().to_string())])}
                </button>
            </Show>
            <Show when=move || { let (done, all) = filled.get(); done < all }>
                <button type="button" class="grid-link" on:click=next_empty>{texts.get("grid.next-empty")}</button>
            </Show>
            <p role="status" class:my-faults=move || faults() != 0>{outcome}</p>
            <button
                class="primary"
                type="button"
                disabled=move || due.with(|due| due.good == 0 && due.named.is_empty()) || sheet.is_busy()
                on:click=move |_| { asked.set(true); grid.submit(); }
            >
                {label}
            </button>
        </div>
    }
}

/// What would be submitted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Due {
    /// Lines without a fault.
    good: usize,
    /// How many cells are at fault, and lines that the server refused.
    faults: usize,
    /// The names of the lines at fault.
    named: Vec<String>,
}

impl Due {
    fn of(rows: &[DeskRow], sheet: DraftSheet, reviews: bool) -> Self {
        let mut due = Self::default();
        for row in rows.iter().filter(|row| is_due(sheet, row, reviews)) {
            let of_cells = sheet.draft(row).faults(row).len();
            let refused = of_cells == 0 && sheet.is_refused(row.id);
            due.good += usize::from(of_cells == 0);
            due.faults += of_cells + usize::from(refused);
            if of_cells > 0 || refused {
                due.named.push(row.name.clone());
            }
        }
        due
    }
}

/// What came of submitting: how many were accepted, and which were not.
fn outcome(texts: Texts, sheet: DraftSheet, asked: bool, due: &Due) -> String {
    let sent = (sheet.sent() > 0)
        .then(|| texts.fill("desk.sent", &[("count", &sheet.sent().to_string())]));
    let left = (asked && !due.named.is_empty() && !sheet.is_busy()).then(|| {
        let names = due.named.join(&texts.get("list.joint"));
        let values = [("count", &*due.named.len().to_string()), ("names", &names)];
        texts.fill("desk.faults", &values)
    });
    [sent, left].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
