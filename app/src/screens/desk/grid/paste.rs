//! What a pasted block would do, before it happens: rows and cells that find no place are listed.

use battle_map::view::report_paste::{LeftOver, PasteMatch, PastePlan};
use leptos::prelude::*;

use super::{cursor::Place, state::Grid};
use crate::{
    lazy::lazily,
    texts::{Texts, use_texts},
};

lazily! {
    /// The preview of the block that waits.
    pub fn paste_preview in desk (grid: Grid) {
        let texts = use_texts();
        move || grid.plan.get().map(|plan| preview(texts, grid, plan))
    }
}

fn preview(texts: Texts, grid: Grid, plan: PastePlan) -> impl IntoView {
    let count = plan.landings.len();
    let notes = notes(texts, &plan).into_iter().map(|words| view! { <li>{words}</li> });
    let left = plan.left_over.iter().map(|left| left_over(texts, left)).collect_view();
    let lands = lands(texts, grid, &plan);
    let missing = missing(texts, grid, &plan);
    let paste = move |_| grid.land(&plan);
    view! {
        <section class="grid-paste" role="dialog" aria-label=texts.get("grid.paste")>
            <h2>{texts.get("grid.paste")}</h2>
            <ul class="hint">{notes.collect_view()}{missing}</ul>
            <ul class="import-issues rejected">{left}</ul>
            <ol class="import-rows" tabindex="0" aria-label=texts.get("grid.paste")>{lands}</ol>
            <div class="import-send">
                <button class="primary" type="button" disabled=count == 0 on:click=paste>
                    {texts.fill("grid.paste-rows", &[("count", &count.to_string())])}
                </button>
                <button class="button" type="button" on:click=move |_| grid.plan.set(None)>
                    {texts.get("import.let-go")}
                </button>
            </div>
        </section>
    }
}

fn notes(texts: Texts, plan: &PastePlan) -> Vec<String> {
    let by = match plan.by {
        PasteMatch::Position => "grid.by-position",
        PasteMatch::Name => "grid.by-name",
        PasteMatch::Number => "grid.by-number",
    };
    let counted = |key: &str, count: usize| {
        (count > 0).then(|| texts.fill(key, &[("count", &count.to_string())]))
    };
    let notes = [
        Some(texts.fill(by, &[("count", &plan.landings.len().to_string())])),
        counted("grid.unplaced", plan.unplaced),
        counted("grid.left-over", plan.left_over.len()),
    ];
    notes.into_iter().flatten().collect()
}

/// The lines that the block does not name.
fn missing(texts: Texts, grid: Grid, plan: &PastePlan) -> Option<impl IntoView + use<>> {
    let names: Vec<_> = grid.rows.with_untracked(|rows| {
        rows.iter()
            .filter(|row| plan.missing.contains(&row.id))
            .map(|row| row.name.clone())
            .collect()
    });
    let names = (!names.is_empty()).then(|| {
        let values = [
            ("count", &*names.len().to_string()),
            ("names", &names.join(&texts.get("list.joint"))),
        ];
        texts.fill("grid.missing", &values)
    });
    names.map(|words| view! { <li>{words}</li> })
}

fn left_over(texts: Texts, left: &LeftOver) -> impl IntoView + use<> {
    let row = texts.fill("import.row", &[("row", &left.row.to_string())]);
    let reason = texts.get(&format!("grid.left-over.{}", left.fault.code()));
    view! { <li><span>{row}</span> " " {left.words.clone()} " " <b>{reason}</b></li> }
}

/// Each row with its project and what would stand in its cells.
fn lands(texts: Texts, grid: Grid, plan: &PastePlan) -> impl IntoView + use<> {
    let name = |project| {
        let row = grid.place_of(project).and_then(|row| grid.row_at(Place { row, column: 0 }));
        row.map(|row| row.name).unwrap_or_default()
    };
    let line = |landing: &battle_map::view::report_paste::Landing| {
        let cells =
            landing.cells.iter().filter(|(_, text)| !text.is_empty()).map(|(column, text)| {
                let column = texts.get(&format!("desk.column.{}", column.code()));
                texts.fill("sheet.fault", &[("column", &column), ("reason", text)])
            });
        let cells = cells.collect::<Vec<_>>().join(&texts.get("list.joint"));
        view! { <li class="import-row"><b>{name(landing.project)}</b> " " {cells}</li> }
    };
    plan.landings.iter().map(line).collect_view()
}
