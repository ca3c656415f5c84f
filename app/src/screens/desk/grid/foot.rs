//! Below the lines: their sums; and the bar with what is filled, what is at fault, and "submit all".

use battle_map::value::{Money, MoneyUnit, ProjectId};
use leptos::prelude::*;

use super::{column::GridColumn, cursor::Place, face::Face, layer, state::Grid, tally::Tally};
use crate::{
    erased::Show,
    format::{grouped, percent},
    screens::desk::DraftSheet,
    texts::{Texts, use_texts},
};

/// The most lines at fault that are named.
const NAMED: usize = 10;

/// 合计: the sums of the lines.
#[component]
pub fn Sums(
    /// The grid.
    grid: Grid,
) -> impl IntoView {
    let texts = use_texts();
    let sums = grid.tally();
    let cell = |class: &'static str, text: fn(&Tally) -> String| {
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
                {cell("number share", share)}
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

fn said(texts: Texts, sums: &Tally) -> Option<String> {
    let without = sums.count - sums.filled;
    let values = [("filled", &*sums.filled.to_string()), ("without", &without.to_string())];
    (without > 0).then(|| texts.fill("grid.carried", &values))
}

/// The share of all plans that is done.
fn share(sums: &Tally) -> String {
    let share = battle_map::model::measure::share(sums.planned, sums.plan);
    share.map(|share| percent(share.tenths())).unwrap_or_default()
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
    let due = grid.tally();
    let faults = move || due.with(|due| due.faults);
    let filled = Memo::new(move |_| due.with(|due| (due.touched, due.count)));
    let label = move || {
        let key = if grid.reviews.get() { "desk.file-all" } else { "desk.send-all" };
        texts.fill(key, &[("count", &due.with(|due| due.good).to_string())])
    };
    let asked = RwSignal::new(false);
    let outcome = move || due.with(|due| outcome(texts, grid, sheet, asked.get(), due));
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
                disabled=move || due.with(|due| due.good == 0 && due.faulty.is_empty()) || sheet.is_busy()
                on:click=move |_| { asked.set(true); grid.submit(); }
            >
                {label}
            </button>
        </div>
    }
}

/// What came of submitting: how many were accepted, and which were not.
fn outcome(texts: Texts, grid: Grid, sheet: DraftSheet, asked: bool, due: &Tally) -> String {
    let sent = (sheet.sent() > 0)
        .then(|| texts.fill("desk.sent", &[("count", &sheet.sent().to_string())]));
    let left = (asked && !due.faulty.is_empty() && !sheet.is_busy()).then(|| {
        let names = named(texts, grid, &due.faulty);
        let values = [("count", &*due.faulty.len().to_string()), ("names", &names)];
        texts.fill("desk.faults", &values)
    });
    [sent, left].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The names of projects, as far as they are few.
fn named(texts: Texts, grid: Grid, projects: &[ProjectId]) -> String {
    let name = |project: &ProjectId| {
        let row = grid.place_of(*project)?;
        Some(grid.row_at(Place { row, column: 0 })?.name)
    };
    let names: Vec<_> = projects.iter().take(NAMED).filter_map(name).collect();
    let more = projects.len().saturating_sub(NAMED);
    let names = names.join(&texts.get("list.joint"));
    let more = (more > 0).then(|| texts.fill("office.and-more", &[("count", &more.to_string())]));
    names + &more.unwrap_or_default()
}
