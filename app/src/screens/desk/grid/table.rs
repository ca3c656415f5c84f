//! The table of the grid, with the field and the frame of the selection that lie over it.

use battle_map::value::ProjectId;
use leptos::{ev, html, prelude::*};

use super::{
    arithmetic::Arithmetic,
    column::GridColumn,
    cursor::{Place, Selection},
    editor::GridEditor,
    find::GridFind,
    foot::Sums,
    keys::Mode,
    layer,
    row::{Gap, GridRow},
    scroll::Scrolled,
    state::Grid,
};
use crate::{erased::Show, live::Lines, texts::use_texts};

/// The table.
#[component]
pub fn GridTable(
    /// The grid.
    grid: Grid,
) -> impl IntoView {
    let texts = use_texts();
    let (scroller, table) = (NodeRef::<html::Div>::new(), NodeRef::<html::Table>::new());
    let (field, frame) = (NodeRef::<html::Textarea>::new(), NodeRef::<html::Div>::new());
    let body = NodeRef::<html::Tbody>::new();
    let layers = Layers { grid, scroller, table, field, frame };
    let scrolled = Scrolled::follow(grid, scroller, body, move || {
        layers.lay(false);
    });
    layers.follow(scrolled);
    let head = |column: GridColumn| {
        let words = texts.get(&format!("desk.column.{}", column.code()));
        view! { <th scope="col" class=column.code()>{words}</th> }
    };
    let (lines, gaps) = (grid.window().lines(), grid.window().gaps());
    let below = Memo::new(move |_| gaps.with(|gaps| gaps.below));
    let count = move || (grid.rows.with(Vec::len) + 1).to_string();
    view! {
        <div class="grid-top"><Arithmetic grid /><GridFind grid /></div>
        <div
            class="grid-scroll"
            node_ref=scroller
            on:scroll=move |_| { scrolled.update(); layers.scrolled() }
            on:focusin=move |event| scrolled.focused(layer::target(&event))
            on:mousedown=move |event| layers.press(&event)
            on:mouseover=move |event| layers.drag(&event)
            on:dblclick=move |event| layers.edit(&event)
            on:click=move |event| act(grid, &event)
        >
            <table class="grid" role="grid" id="month-grid" aria-label=texts.get("desk.title") aria-rowcount=count node_ref=table>
                <thead>
                    <tr aria-rowindex="1">
                        {GridColumn::ALL.map(head).collect_view()}
                        <th scope="col" class="state">{texts.get("desk.column.state")}</th>
                    </tr>
                </thead>
                <tbody node_ref=body>
                    <Lines lines key=|row| row.id let:row>
                        <GridRow row grid gaps />
                    </Lines>
                    <Gap height=below />
                </tbody>
                <Sums grid />
            </table>
            <Show when=move || grid.sheet.with(Option::is_some)>
                <GridEditor grid field />
                <div class="grid-frame" node_ref=frame hidden=move || !grid.selection.get().is_range()></div>
            </Show>
        </div>
        <p class="quiet" role="status">{move || grid.said.get()}</p>
    }
}

/// What lies over the table.
#[derive(Clone, Copy)]
struct Layers {
    grid: Grid,
    scroller: NodeRef<html::Div>,
    table: NodeRef<html::Table>,
    field: NodeRef<html::Textarea>,
    frame: NodeRef<html::Div>,
}

impl Layers {
    fn follow(self, scrolled: Scrolled) {
        Effect::new(move |before: Option<Selection>| {
            let selection = self.grid.selection.get();
            // The field comes anew when a month is opened.
            self.field.track();
            self.grid.window().track();
            // A page of the address begins at its first line.
            let moved = before.map_or(selection.anchor.row > 0, |before| before != selection);
            if !self.lay(moved) {
                // The line comes into the page before the next frame.
                request_animation_frame(move || {
                    self.lay(moved);
                    scrolled.update();
                });
            } else if moved {
                scrolled.update();
            }
            selection
        });
    }

    /// Lays the field on the cell of the cursor and the frame around the selection; whether their lines
    /// stand in the page.
    fn lay(self, show: bool) -> bool {
        let scroller = self.scroller.try_get_untracked().flatten();
        let Some((scroller, table)) = scroller.zip(self.table.get_untracked()) else { return true };
        let selection = self.grid.selection.get_untracked();
        let anchor = layer::cell(&table, selection.anchor);
        let Some((cell, head)) = anchor.zip(layer::cell(&table, selection.head)) else {
            return false;
        };
        if show {
            layer::show(&head);
        }
        if let Some(field) = layer::html(self.field.get_untracked()) {
            layer::lay(&field, &scroller, &cell, &cell);
        }
        let (least, most) = selection.corners();
        let corners = layer::cell(&table, least).zip(layer::cell(&table, most));
        if let Some((frame, (from, to))) = layer::html(self.frame.get_untracked()).zip(corners) {
            layer::lay(&frame, &scroller, &from, &to);
        }
        true
    }

    /// The first column stands still while the others scroll.
    fn scrolled(self) {
        let selection = self.grid.selection.get_untracked();
        if selection.corners().0.column == 0 {
            self.lay(false);
        }
    }

    fn press(self, event: &ev::MouseEvent) {
        let Some(target) = layer::target(event) else { return };
        let takes_it = target.closest("a, button, textarea, input").ok().flatten().is_some();
        let place = layer::place(&target).filter(|_| !takes_it && event.button() == 0);
        let Some(place) = place else { return };
        event.prevent_default();
        if event.shift_key() {
            self.grid.stretch_to(place);
        } else {
            self.grid.select(Selection::of(place));
        }
        self.focus();
    }

    fn drag(self, event: &ev::MouseEvent) {
        let held = event.buttons() == 1 && self.grid.mode.get_untracked() == Mode::Ready;
        let place = layer::target(event).filter(|_| held).and_then(|target| layer::place(&target));
        if let Some(place) = place {
            self.grid.stretch_to(place);
        }
    }

    fn edit(self, event: &ev::MouseEvent) {
        let on_a_cell = layer::target(event).and_then(|target| layer::place(&target)).is_some();
        if on_a_cell && self.grid.typed_column().is_some() {
            self.grid.mode.set(Mode::Editing);
            self.focus();
        }
    }

    fn focus(self) {
        if let Some(field) = layer::html(self.field.get_untracked()) {
            // A field that is about to go takes no focus.
            let _ = field.focus();
        }
    }
}

/// A press on one of the lines' buttons.
fn act(grid: Grid, event: &ev::MouseEvent) {
    let button =
        layer::target(event).and_then(|target| target.closest("[data-act]").ok().flatten());
    let asked = button.and_then(|button| {
        let line = button.closest("[data-project]").ok()??;
        let project: ProjectId = line.get_attribute("data-project")?.parse().ok()?;
        Some((button.get_attribute("data-act")?, project))
    });
    let Some((act, project)) = asked else { return };
    match act.as_str() {
        "unfold" => grid.unfold(project),
        "send" => {
            let row = grid.place_of(project).and_then(|row| grid.row_at(Place { row, column: 0 }));
            let row = Vec::from_iter(row);
            grid.commit();
            if let Some(sheet) = grid.sheet.get_untracked() {
                sheet.send(&row);
            }
        }
        _ => {
            let row = grid.place_of(project).unwrap_or_default();
            grid.select(Selection::of(Place { row, column: GridColumn::FIRST }));
        }
    }
}
