//! Where the field and the frame of the selection lie over the table: measured from its cells.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::cursor::Place;

/// The cell at a place; `None` while its line does not stand in the page.
pub(super) fn cell(table: &Element, place: Place) -> Option<HtmlElement> {
    let line = table.query_selector(&format!("[data-line=\"{}\"]", place.row)).ok()??;
    line.children().item(u32::try_from(place.column).ok()?)?.dyn_into().ok()
}

/// The place of the cell that holds an element.
pub(super) fn place(element: &Element) -> Option<Place> {
    let cell = element.closest(".grid-row > [data-column]").ok()??;
    let column = cell.get_attribute("data-column")?.parse().ok()?;
    let line = cell.parent_element()?.get_attribute("data-line")?.parse().ok()?;
    Some(Place { row: line, column })
}

/// Lays an element over the cells from one to another.
pub(super) fn lay(over: &HtmlElement, scroller: &Element, from: &Element, to: &Element) {
    let (frame, first, last) = (
        scroller.get_bounding_client_rect(),
        from.get_bounding_client_rect(),
        to.get_bounding_client_rect(),
    );
    let left =
        first.left() - frame.left() + f64::from(scroller.scroll_left() - scroller.client_left());
    let top = first.top() - frame.top() + f64::from(scroller.scroll_top() - scroller.client_top());
    let (width, height) = (last.right() - first.left(), last.bottom() - first.top());
    let style = format!("left:{left}px;top:{top}px;width:{width}px;height:{height}px");
    // An element that cannot be laid keeps its place.
    let _ = over.set_attribute("style", &style);
}

/// Brings a cell into view, below the head and beside the first column.
pub(super) fn show(cell: &HtmlElement) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_inline(ScrollLogicalPosition::Nearest);
    cell.scroll_into_view_with_scroll_into_view_options(&options);
}

/// The text on the clipboard that an event carries.
pub(super) fn pasted(event: &web_sys::ClipboardEvent) -> Option<String> {
    event.clipboard_data()?.get_data("text/plain").ok()
}

/// Puts a text on the clipboard that an event carries.
pub(super) fn put(event: &web_sys::ClipboardEvent, text: &str) {
    if let Some(clipboard) = event.clipboard_data()
        && clipboard.set_data("text/plain", text).is_ok()
    {
        event.prevent_default();
    }
}

/// The element of a node that the page has by now.
pub(super) fn html<E: JsCast + Into<Element>>(node: Option<E>) -> Option<HtmlElement> {
    let element: Element = node?.into();
    element.dyn_into().ok()
}

/// Whether an element has the focus.
pub(super) fn has_focus(element: &Element) -> bool {
    document().active_element().as_ref() == Some(element)
}

/// Gives the grid's field the focus, for whoever was led to a cell by a button elsewhere.
pub(super) fn focus_field() {
    let field = document().query_selector(".grid-editor").ok().flatten();
    if let Some(field) = html(field) {
        // A field that is about to go takes no focus.
        let _ = field.focus();
    }
}

/// The element that an event is about.
pub(super) fn target(event: &web_sys::Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}
