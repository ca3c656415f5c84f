//! Rows that cannot go in, each with the cell that keeps it out: mended here, the row goes in with the
//! next preview, without a round through a spreadsheet.

use std::collections::BTreeSet;

use battle_map::{
    model::ledger::{Issue, IssueCode, MendedCell},
    view::import_preview::{ImportPreview, MendedLine, RejectedCell},
};
use leptos::prelude::*;

use super::{Importing, sheets::Again, words};
use crate::{form::Restored, texts::use_texts};

/// How many issues are shown at first; the rest is shown on demand.
const SHOWN: usize = 200;

/// The issues that keep rows out, and the cells that were mended.
#[component]
pub fn Rejected(
    /// The state of the import on this page.
    importing: Importing,
    /// The preview whose issues are shown.
    preview: ImportPreview,
) -> impl IntoView {
    let texts = use_texts();
    let ImportPreview { rejected, cells, mended, .. } = preview;
    let cells = cells.into_iter().chain(std::iter::repeat(None));
    let told = |(issue, _): &(Issue, _)| issue.code != IssueCode::ProbableRename;
    let mut lines: Vec<(Issue, Option<RejectedCell>)> =
        rejected.into_iter().zip(cells).filter(told).collect();
    only_first(&mut lines);
    let mended: Vec<_> = mended.into_iter().filter(|line| !is_open(line, &lines)).collect();
    let (count, any_mended) = (lines.len(), !mended.is_empty());
    let any_cell = lines.iter().any(|(_, cell)| cell.is_some());
    let all = RwSignal::new(false);
    let lines = StoredValue::new(lines);
    let shown = move || {
        let most = if all.get() { usize::MAX } else { SHOWN };
        let line =
            |(issue, cell): (Issue, Option<RejectedCell>)| view! { <Line importing issue cell /> };
        lines.with_value(|lines| lines.iter().take(most).cloned().map(line).collect_view())
    };
    let more = move || (!all.get() && count > SHOWN).then(|| (count - SHOWN).to_string());
    let any_said = move || importing.mending.with(|said| !said.cells.is_empty());
    (count > 0 || any_mended).then(|| view! {
        <section class="import-part import-rejected">
            {(count > 0).then(|| view! {
                <h2>{texts.fill("import.rejected", &[("count", &count.to_string())])}</h2>
                {any_cell.then(|| view! { <p class="hint">{texts.get("import.mend-hint")}</p> })}
                <ul class="import-issues rejected">{shown}</ul>
                {move || more().map(|more| view! {
                    <button class="button" type="button" on:click=move |_| all.set(true)>
                        {texts.fill("import.more", &[("count", &more)])}
                    </button>
                })}
            })}
            {any_mended.then(|| view! { <MendedCells importing mended /> })}
            {move || any_said().then(|| view! { <Restored form=importing.mended() /> })}
            {(any_cell || any_mended).then(|| view! { <Again importing label="import.preview-mended" /> })}
        </section>
    })
}

/// A cell has one place to be mended, however many issues it has.
fn only_first(lines: &mut [(Issue, Option<RejectedCell>)]) {
    let mut seen: BTreeSet<(String, u32, String)> = BTreeSet::new();
    for (issue, cell) in lines {
        let Some(own) = cell.as_ref() else { continue };
        let place = (own.sheet.clone(), issue.row, issue.column.clone());
        if !seen.insert(place) {
            *cell = None;
        }
    }
}

/// Whether the row of a mended cell still waits for another text in it.
fn is_open(line: &MendedLine, lines: &[(Issue, Option<RejectedCell>)]) -> bool {
    lines.iter().any(|(issue, cell)| {
        cell.as_ref().is_some_and(|cell| line.cell.is_about(&cell.sheet, issue.row, &issue.column))
    })
}

/// An issue, with the cell in which it is mended.
#[component]
fn Line(importing: Importing, issue: Issue, cell: Option<RejectedCell>) -> impl IntoView {
    let texts = use_texts();
    let place = words::place(texts, &issue);
    let project = cell.as_ref().and_then(|cell| cell.project.clone());
    let said = words::issue(texts, &issue);
    let field = cell.map(|cell| {
        let label = texts.fill("import.mend", &[("place", &place)]);
        view! { <Mend importing issue cell label /> }
    });
    view! {
        <li>
            <p>
                <span>{place}</span>
                {project.map(|name| view! { <strong>{name}</strong> })}
                <b>{said}</b>
            </p>
            {field}
        </li>
    }
}

/// What the cell should have said.
#[component]
fn Mend(importing: Importing, issue: Issue, cell: RejectedCell, label: String) -> impl IntoView {
    let RejectedCell { sheet, text, .. } = cell;
    let Issue { row, column, .. } = issue;
    let about = MendedCell { sheet, row, column, text: String::new() };
    let known = StoredValue::new(about.clone());
    let mended = move || {
        known.with_value(|known| {
            let own = |it: &&MendedCell| it.is_about(&known.sheet, known.row, &known.column);
            importing.mending.with(|said| said.cells.iter().find(own).cloned())
        })
    };
    let before = importing.before(&about).unwrap_or_else(|| text.clone());
    let value = move || mended().map_or_else(|| text.clone(), |cell| cell.text);
    let say = move |event| {
        let cell = MendedCell { text: event_target_value(&event), ..known.get_value() };
        importing.mend(|file| file.mend(cell, &before));
    };
    let again = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" && importing.is_pending() {
            importing.preview();
        }
    };
    view! {
        <input
            class="import-mend"
            class:said=move || mended().is_some()
            aria-label=label
            prop:value=value
            on:input=say
            on:keydown=again
        />
    }
}

/// The cells that were mended and keep no row out any more.
#[component]
fn MendedCells(importing: Importing, mended: Vec<MendedLine>) -> impl IntoView {
    let texts = use_texts();
    let count = mended.len().to_string();
    let lines = mended.into_iter().map(|MendedLine { cell, before }| {
        let row = texts.fill("import.row", &[("row", &cell.row.to_string())]);
        let place = [cell.sheet.clone(), row, cell.column.clone()];
        let place: Vec<_> = place.into_iter().filter(|words| !words.is_empty()).collect();
        let place = place.join(" · ");
        let named = texts.fill("import.unmend-named", &[("place", &place)]);
        let now = cell.text.clone();
        let was = before.clone();
        let undo = move |_| {
            let cell = MendedCell { text: was.clone(), ..cell.clone() };
            importing.mend(|file| file.mend(cell, &was));
            importing.preview();
        };
        view! {
            <li>
                <p><span>{place}</span> <del>{before}</del> <span aria-hidden="true">"→"</span> <ins>{now}</ins></p>
                <button class="button" type="button" aria-label=named on:click=undo>{texts.get("import.unmend")}</button>
            </li>
        }
    });
    view! {
        <h2>{texts.fill("import.mended", &[("count", &count)])}</h2>
        <ul class="import-issues mended">{lines.collect_view()}</ul>
    }
}
