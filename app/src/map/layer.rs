//! The map on the screen: a frame, and in it a layer with the picture, which is larger than the
//! frame and moves as a whole during a gesture.

use battle_map::geometry::{Placement, Viewport};
use leptos::{
    html::Div,
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::{Element, HtmlElement},
};

use super::Size;
use super::pointers::Offset;

/// The elements of frame and layer.
#[derive(Clone, Copy)]
pub(super) struct LayerElements {
    /// The element that clips the picture.
    pub(super) frame: NodeRef<Div>,
    /// The element that holds the picture and is moved.
    pub(super) layer: NodeRef<Div>,
}

impl LayerElements {
    /// References to frame and layer before they are mounted.
    pub(super) fn new() -> Self {
        Self { frame: NodeRef::new(), layer: NodeRef::new() }
    }

    fn frame(self) -> Option<HtmlElement> {
        self.frame.try_get_untracked().flatten().map(Into::into)
    }

    fn layer(self) -> Option<HtmlElement> {
        self.layer.try_get_untracked().flatten().map(Into::into)
    }

    /// The window that the picture shows, for the pixel size it was drawn in.
    pub(super) fn drawn(self, (width, height): Size) -> Option<Viewport> {
        let picture = self.layer()?.first_element_child()?;
        Viewport::parse(&picture.get_attribute("data-viewport")?, width, height).ok()
    }

    /// A position on the screen, in pixels from the middle of the frame.
    pub(super) fn seen_from_middle(self, x: i32, y: i32) -> Option<Offset> {
        let frame = self.frame()?.get_bounding_client_rect();
        Some(Offset {
            x: f64::from(x) - frame.left() - frame.width() / 2.0,
            y: f64::from(y) - frame.top() - frame.height() / 2.0,
        })
    }

    /// How wide and how high an element beside the frame lies over it, in CSS pixels; nothing of one that
    /// is not there.
    pub(super) fn covered_by(self, selector: &str) -> (f64, f64) {
        let measured = || {
            let frame = self.frame()?;
            let over = frame.parent_element()?.query_selector(selector).ok()??;
            let (frame, over) = (frame.get_bounding_client_rect(), over.get_bounding_client_rect());
            let wide = over.right().min(frame.right()) - over.left().max(frame.left());
            let high = over.bottom().min(frame.bottom()) - over.top().max(frame.top());
            (wide > 0.0 && high > 0.0).then_some((wide, high))
        };
        measured().unwrap_or_default()
    }

    /// Moves the layer. While `moves` is set the browser treats it as one picture; else it is drawn
    /// sharp.
    pub(super) fn place(self, placement: Placement, moves: bool) {
        let (Some(frame), Some(layer)) = (self.frame(), self.layer()) else { return };
        let Placement { right, down, scale } = placement;
        let home = (scale - 1.0).abs() < 1e-6 && right.abs() < 0.01 && down.abs() < 0.01;
        let transform = if home {
            "none".to_owned()
        } else {
            format!("translate({right:.2}px,{down:.2}px) scale({scale:.5})")
        };
        // Neither fails on an element of a page.
        let _ = layer.style().set_property("transform", &transform);
        let _ = frame.class_list().toggle_with_force("moving", moves);
    }

    /// Captures all further movements of a pointer for the frame.
    pub(super) fn hold(self, pointer: i32) {
        if let Some(frame) = self.frame() {
            // Fails when the pointer is gone already; then there is nothing to hold.
            let _ = frame.set_pointer_capture(pointer);
        }
    }

    /// A selector of the mark, region or cluster that has the focus.
    pub(super) fn focus(self) -> Option<String> {
        let (layer, active) = (self.layer()?, document().active_element()?);
        let named = |tag: &str, name: &str| {
            Some(format!("{tag}[{name}=\"{}\"]", active.get_attribute(name)?))
        };
        // A shape gives it on to its project's mark, which the keyboard can leave again; what stands
        // for several projects has only its address.
        let mark = || {
            named("a.mark", "data-id")
                .or_else(|| named("", "data-region"))
                .or_else(|| named("a", "href"))
        };
        layer.contains(Some(&active)).then(mark)?
    }

    /// Restores the focus after a new drawing.
    pub(super) fn focus_on(self, selector: &str) {
        let found: Option<Element> =
            self.layer().and_then(|layer| layer.query_selector(selector).ok()?);
        if let Some(element) = found.and_then(|f| f.dyn_into::<leptos::web_sys::SvgElement>().ok())
        {
            // Fails only where nothing can have the focus.
            let _ = element.focus();
        }
    }
}
