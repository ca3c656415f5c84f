//! The map's place on the screen: what is drawn in it, and what of it has the focus.

use leptos::{
    html::Div,
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::{Element, HtmlElement},
};

/// The element that holds the picture.
#[derive(Clone, Copy)]
pub(super) struct Screen(pub(super) NodeRef<Div>);

impl Screen {
    fn frame(self) -> Option<HtmlElement> {
        self.0.try_get_untracked().flatten().map(Into::into)
    }

    /// The picture.
    pub(super) fn picture(self) -> Option<Element> {
        self.frame()?.first_element_child()
    }

    /// A selector of the mark or region that has the focus.
    pub(super) fn focus(self) -> Option<String> {
        let (frame, active) = (self.frame()?, document().active_element()?);
        let named = |name: &str| Some(format!("[{name}=\"{}\"]", active.get_attribute(name)?));
        frame.contains(Some(&active)).then(|| named("data-id").or_else(|| named("data-region")))?
    }

    /// Gives the focus back to what is drawn anew.
    pub(super) fn focus_on(self, selector: &str) {
        let found = self.frame().and_then(|frame| frame.query_selector(selector).ok()?);
        if let Some(element) = found.and_then(|f| f.dyn_into::<leptos::web_sys::SvgElement>().ok())
        {
            // Fails only where nothing can have the focus.
            let _ = element.focus();
        }
    }
}
