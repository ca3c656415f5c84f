//! The one text field of the grid: it lies on the cell of the cursor and takes the keys, an input
//! method's composing, and the clipboard.

use battle_map::view::report_draft::ReportColumn;
use leptos::{ev, html, prelude::*};

use super::{
    column::GridColumn,
    keys::{Act, COMPOSING, Mode, Stroke, act},
    layer,
    state::Grid,
};
use crate::texts::{Texts, use_texts};

/// The field.
#[component]
pub fn GridEditor(
    /// The grid.
    grid: Grid,
    /// The field's element, for whoever gives it the focus.
    field: NodeRef<html::Textarea>,
) -> impl IntoView {
    let texts = use_texts();
    let shown = Memo::new(move |_| {
        let column = grid.selection.get().anchor.column;
        grid.here()
            .with(|here| here.as_ref().map(|(_, face)| face.texts[column].clone()))
            .unwrap_or_default()
    });
    // While somebody types, the field is theirs.
    Effect::new(move |_| {
        let (_, text, mode) = (grid.selection.get(), shown.get(), grid.mode.get());
        if let Some(field) = field.get().filter(|_| mode == Mode::Ready) {
            field.set_value(&text);
            // Selecting takes the focus: only where it is already.
            if layer::has_focus(&field) {
                field.select();
            }
        }
    });
    let focused = move |_| {
        if let Some(field) =
            field.get_untracked().filter(|_| grid.mode.get_untracked() == Mode::Ready)
        {
            field.select();
        }
    };
    let keydown = move |event: ev::KeyboardEvent| {
        let composing = event.is_composing() || event.key_code() == 229;
        let key = if composing { COMPOSING.to_owned() } else { event.key() };
        let stroke = Stroke {
            key: &key,
            shift: event.shift_key(),
            ctrl: event.ctrl_key() || event.meta_key(),
            alt: event.alt_key(),
        };
        if act(stroke, grid.mode.get_untracked()).is_some_and(|act| perform(grid, field, act)) {
            event.prevent_default();
        }
    };
    let type_in = move |event| grid.type_in(&event_target_value(&event));
    let compose = move |_| {
        if grid.mode.get_untracked() == Mode::Ready {
            grid.mode.set(Mode::Typing);
        }
    };
    let copy = move |event: ev::ClipboardEvent, cuts: bool| {
        if grid.mode.get_untracked() == Mode::Ready {
            layer::put(&event, &grid.copied());
            if cuts {
                grid.fill("");
            }
        }
    };
    let paste = move |event: ev::ClipboardEvent| {
        let text = layer::pasted(&event).filter(|_| grid.mode.get_untracked() == Mode::Ready);
        if let Some(text) = text {
            event.prevent_default();
            grid.paste(&text);
        }
    };
    let class = move || match (grid.mode.get(), column(grid).typed()) {
        (Mode::Ready, Some(c)) if c.is_money() => "grid-editor ready number",
        (_, Some(c)) if c.is_money() => "grid-editor number",
        (_, None) => "grid-editor ready shown",
        (Mode::Ready, _) => "grid-editor ready",
        _ => "grid-editor words",
    };
    view! {
        <textarea
            class=class
            rows="1"
            spellcheck="false"
            autocomplete="off"
            inputmode=move || if column(grid).typed().is_some_and(ReportColumn::is_money) { "decimal" } else { "text" }
            readonly=move || column(grid).typed().is_none() || grid.sheet.with(Option::is_none)
            aria-label=move || label(grid, texts)
            aria-controls="month-grid"
            aria-activedescendant=move || active(grid)
            aria-invalid=move || faulty(grid).then_some("true")
            node_ref=field
            on:focus=focused
            on:keydown=keydown
            on:input=type_in
            on:compositionstart=compose
            on:copy=move |event| copy(event, false)
            on:cut=move |event| copy(event, true)
            on:paste=paste
            on:dblclick=move |_| grid.mode.set(Mode::Editing)
            on:blur=move |_| grid.commit()
        ></textarea>
    }
}

fn column(grid: Grid) -> GridColumn {
    GridColumn::at(grid.selection.get().anchor.column)
}

/// The project and the column in words.
fn label(grid: Grid, texts: Texts) -> String {
    let name = grid.here().with(|here| here.as_ref().map(|(row, _)| row.name.clone()));
    let name = name.unwrap_or_default();
    format!("{name} {}", texts.get(&format!("desk.column.{}", column(grid).code())))
}

/// The id of the cell on which the cursor stands.
fn active(grid: Grid) -> Option<String> {
    let column = grid.selection.get().anchor.column;
    let id = grid.here().with(|here| here.as_ref().map(|(row, _)| row.id))?;
    Some(format!("cell-{id}-{column}"))
}

fn faulty(grid: Grid) -> bool {
    let column = column(grid);
    grid.here().with(|here| here.as_ref().is_some_and(|(_, face)| face.is_faulty(column)))
}

/// Does what a key asks; whether the key is done with.
fn perform(grid: Grid, field: NodeRef<html::Textarea>, act: Act) -> bool {
    let (selection, count) = (grid.selection.get_untracked(), grid.count());
    match act {
        Act::Go(step) => grid.go(step),
        Act::Stretch(step) => grid.stretch_to(selection.head.after(step, count)),
        Act::Enter { back } => grid.select(selection.entered(back, count)),
        Act::Tab { back } => match selection.tabbed(back, count) {
            Some(next) => grid.select(next),
            // The focus leaves the grid.
            None => return false,
        },
        Act::Edit | Act::Break => edit(grid, field, act == Act::Break),
        Act::Cancel => grid.cancel(),
        Act::Clear => grid.fill(""),
        Act::Undo => grid.travel(true),
        Act::Redo => grid.travel(false),
        Act::All => select_all(grid),
        Act::Unfold => {
            if let Some(row) = grid.row_at(selection.anchor) {
                grid.unfold(row.id);
            }
        }
        Act::Submit => grid.submit(),
    }
    true
}

/// Begins to edit the text that stands, at its end.
fn edit(grid: Grid, field: NodeRef<html::Textarea>, line: bool) {
    let Some(column) = grid.typed_column() else { return };
    let Some(field) = field.get_untracked() else { return };
    grid.mode.set(Mode::Editing);
    if line && !column.is_money() {
        let text = format!("{}\n", field.value());
        field.set_value(&text);
        grid.type_in(&text);
    }
    let end = u32::try_from(field.value().encode_utf16().count()).unwrap_or(u32::MAX);
    // A field that is about to go has no caret to place.
    let _ = field.set_selection_range(end, end);
}

fn select_all(grid: Grid) {
    use super::cursor::{Place, Selection};
    let last = Place { row: usize::MAX, column: GridColumn::ALL.len() - 1 };
    let first = Place { row: 0, column: 0 };
    grid.select(Selection { head: last, ..Selection::of(first) });
}
