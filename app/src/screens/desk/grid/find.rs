//! Looking for a project among lines of which most do not stand in the page, so that the browser's own
//! search would not see them. The cursor goes to the next one that has the words; a phone shows only those.

use leptos::{ev, html, prelude::*};

use super::{
    cursor::{Place, Selection},
    layer,
    state::Grid,
    window::{PAGE, has},
};
use crate::{erased::Show, texts::use_texts};

/// The field; nothing where a page holds all lines.
#[component]
pub fn GridFind(
    /// The grid.
    grid: Grid,
) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        let handle = window_event_listener(ev::keydown, move |event| {
            let asked =
                (event.ctrl_key() || event.meta_key()) && event.key().eq_ignore_ascii_case("f");
            let Some(field) = field.get_untracked().filter(|_| asked) else { return };
            if grid.window().is_part() && field.offset_parent().is_some() {
                event.prevent_default();
                // A field that is about to go takes no focus.
                let _ = field.focus();
                field.select();
            }
        });
        on_cleanup(move || handle.remove());
    });
    view! {
        <Show when=move || { grid.rows.with(Vec::len) > PAGE }>
            <Field grid field />
        </Show>
    }
}

#[component]
fn Field(grid: Grid, field: NodeRef<html::Input>) -> impl IntoView {
    let texts = use_texts();
    let sought = grid.window().sought;
    let found = Memo::new(move |_| {
        let sought = sought.get();
        let all = || grid.rows.with(|rows| rows.iter().filter(|row| has(row, &sought)).count());
        (!sought.is_empty()).then(all)
    });
    let count =
        move || found.get().map(|count| texts.fill("grid.found", &[("count", &count.to_string())]));
    let keydown = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Enter" if !event.is_composing() => {
            event.prevent_default();
            go(grid, if event.shift_key() { Direction::Back } else { Direction::On });
        }
        "Escape" => {
            sought.set(String::new());
            if let Some(field) = field.get_untracked() {
                field.set_value("");
            }
            layer::focus_field();
        }
        _ => {}
    };
    let look = move |event| {
        sought.set(event_target_value(&event).trim().to_ascii_lowercase());
        go(grid, Direction::Here);
    };
    view! {
        <label class="grid-find">
            <span role="status">{count}</span>
            <input
                type="search"
                autocomplete="off"
                placeholder=texts.get("grid.find")
                aria-label=texts.get("grid.find")
                node_ref=field
                on:input=look
                on:keydown=keydown
            />
        </label>
    }
}

/// Where one looks on, from the line of the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    /// From this line on.
    Here,
    /// Behind this line.
    On,
    /// Before this line.
    Back,
}

/// Moves the cursor to the next line that has what is looked for.
fn go(grid: Grid, direction: Direction) {
    let sought = grid.window().sought.get_untracked();
    let Place { row: start, column } = grid.selection.get_untracked().anchor;
    let found = grid.rows.with_untracked(|rows| {
        let count = rows.len();
        let place = |turn: usize| match direction {
            Direction::Here => (start + turn) % count,
            Direction::On => (start + 1 + turn) % count,
            Direction::Back => (start + 2 * count - 1 - turn) % count,
        };
        (0..count).map(place).find(|place| rows.get(*place).is_some_and(|row| has(row, &sought)))
    });
    if let Some(row) = found.filter(|_| !sought.is_empty()) {
        grid.select(Selection::of(Place { row, column }));
    }
}
