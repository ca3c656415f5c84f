//! The map's place on the screen: a frame, and in it the layer with the picture, which is larger than
//! the frame and moves as a whole while a gesture lasts.

use battle_map::geometry::{Placement, Viewport};
use leptos::{
    html::Div,
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::{Element, HtmlElement},
};

use super::Size;
use super::fingers::Spot;

/// Frame and layer.
#[derive(Clone, Copy)]
pub(super) struct Layer {
    /// What clips the picture.
    pub(super) frame: NodeRef<Div>,
    /// What holds and moves it.
    pub(super) layer: NodeRef<Div>,
}

impl Layer {
    /// Frame and layer before they are on the screen.
    pub(super) fn new() -> Self {
        Self { frame: NodeRef::new(), layer: NodeRef::new() }
    }

    fn frame(self) -> Option<HtmlElement> {
        self.frame.try_get_untracked().flatten().map(Into::into)
    }

    fn layer(self) -> Option<HtmlElement> {
        self.layer.try_get_untracked().flatten().map(Into::into)
    }

    /// The window that the picture shows, in the pixels it was drawn for.
    pub(super) fn drawn(self, (width, height): Size) -> Option<Viewport> {
        let picture = self.layer()?.first_element_child()?;
        Viewport::parse(&picture.get_attribute("data-viewport")?, width, height).ok()
    }

    /// A place on the screen as pixels from the middle of the frame.
    pub(super) fn seen_from_middle(self, x: i32, y: i32) -> Option<Spot> {
        let frame = self.frame()?.get_bounding_client_rect();
        Some(Spot {
            x: f64::from(x) - frame.left() - frame.width() / 2.0,
            y: f64::from(y) - frame.top() - frame.height() / 2.0,
        })
    }

    /// Moves the layer. While it `moves` it is one picture for the browser; at rest it is drawn
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

    /// Keeps all further movements of a pointer for the frame.
    pub(super) fn hold(self, pointer: i32) {
        if let Some(frame) = self.frame() {
            // Fails when the pointer is gone already; then there is nothing to hold.
            let _ = frame.set_pointer_capture(pointer);
        }
    }

    /// A selector of the mark or region that has the focus.
    pub(super) fn focus(self) -> Option<String> {
        let (layer, active) = (self.layer()?, document().active_element()?);
        let named = |tag: &str, name: &str| {
            Some(format!("{tag}[{name}=\"{}\"]", active.get_attribute(name)?))
        };
        // A shape gives it on to its project's mark, which the keyboard can leave again.
        let mark = || named("a.mark", "data-id").or_else(|| named("", "data-region"));
        layer.contains(Some(&active)).then(mark)?
    }

    /// Gives the focus back to what is drawn anew.
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
