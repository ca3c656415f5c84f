//! Follows where the page is scrolled, which of the grid's lines are near, and how high they are.

use battle_map::value::ProjectId;
use leptos::{ev, html, prelude::*};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::Element;

use super::{
    narrow::is_narrow,
    state::Grid,
    window::{Extent, Window},
};

/// How much stands above and below the visible part, in shares of it.
const SPARE: f64 = 0.6;

/// The grid's elements.
#[derive(Clone, Copy)]
pub struct Scrolled {
    grid: Grid,
    scroller: NodeRef<html::Div>,
    body: NodeRef<html::Tbody>,
}

impl Scrolled {
    /// Follows the elements of a grid; `moved` is called where its lines have moved.
    pub fn follow(
        grid: Grid,
        scroller: NodeRef<html::Div>,
        body: NodeRef<html::Tbody>,
        moved: impl Fn() + Clone + 'static,
    ) -> Self {
        let scrolled = Self { grid, scroller, body };
        Effect::new(move |_| {
            // On a phone the page itself scrolls.
            let handles = [
                window_event_listener(ev::scroll, move |_| scrolled.update()),
                window_event_listener(ev::resize, move |_| scrolled.update()),
            ];
            let print = [
                window_event_listener_untyped("beforeprint", move |_| {
                    grid.window().show(Extent::All);
                }),
                window_event_listener_untyped("afterprint", move |_| {
                    grid.window().show(Extent::Page);
                    scrolled.update();
                }),
            ];
            on_cleanup(move || {
                handles.into_iter().chain(print).for_each(WindowListenerHandle::remove);
            });
        });
        Effect::new(move |_| {
            body.track();
            grid.rows.track();
            scrolled.update();
        });
        Effect::new(move |_| {
            let Some(table) = body.get().and_then(|body| body.parent_element()) else { return };
            // Lines grow and move when others open, and when the window changes.
            let moved = moved.clone();
            let grows = Closure::<dyn FnMut()>::new(move || {
                scrolled.measure();
                scrolled.update();
                moved();
            });
            if let Ok(observer) = web_sys::ResizeObserver::new(grows.as_ref().unchecked_ref()) {
                observer.observe(&table);
                let kept = StoredValue::new_local((observer, grows));
                on_cleanup(move || kept.with_value(|(observer, _)| observer.disconnect()));
            }
        });
        scrolled
    }

    /// Brings the lines near the visible part into the page.
    pub fn update(self) {
        let window: Window = self.grid.window();
        let elements = self.scroller.try_get_untracked().flatten().zip(self.body.get_untracked());
        let Some((scroller, body)) = elements else { return };
        if is_narrow() {
            window.show(Extent::Page);
            return;
        }
        let height = leptos::prelude::window().inner_height().ok();
        let bottom = height.and_then(|height| height.as_f64()).unwrap_or_default();
        let (frame, lines) = (scroller.get_bounding_client_rect(), body.get_bounding_client_rect());
        let seen = frame.top().max(0.0)..frame.bottom().min(bottom);
        let tall = (seen.end - seen.start).max(0.0);
        window.scroll(seen.start - lines.top()..seen.end - lines.top(), SPARE * tall);
    }

    /// Measures the lines that stand in the page.
    fn measure(self) {
        let body = self.body.try_get_untracked().flatten();
        let Some(body) = body.filter(|_| !self.grid.window().is_paged()) else { return };
        let (mut measured, mut usual) = (Vec::new(), None);
        let mut open: Option<(ProjectId, f64, bool)> = None;
        let children = body.children();
        let elements = (0..children.length()).filter_map(|at| children.item(at));
        for element in elements {
            let top = element.get_bounding_client_rect().top();
            if element.has_attribute("data-of") {
                // What is open below a line belongs to it.
                if let Some((.., plain)) = &mut open {
                    *plain = false;
                }
                continue;
            }
            close(&mut open, top, &mut measured, &mut usual);
            let id = element.get_attribute("data-project").and_then(|id| id.parse().ok());
            open = id.map(|id| (id, top, true));
        }
        close(&mut open, body.get_bounding_client_rect().bottom(), &mut measured, &mut usual);
        let width = body.get_bounding_client_rect().width();
        self.grid.window().measure(width, measured, usual);
    }

    /// The line that has the focus stays in the page.
    pub fn focused(self, target: Option<Element>) {
        let line =
            target.and_then(|target| target.closest("[data-project], [data-of]").ok().flatten());
        let id = line.and_then(|line| {
            line.get_attribute("data-project").or_else(|| line.get_attribute("data-of"))
        });
        self.grid.window().focus(id.and_then(|id| id.parse().ok()));
    }
}

/// Takes the height of the line that ends at `top`.
fn close(
    open: &mut Option<(ProjectId, f64, bool)>,
    top: f64,
    measured: &mut Vec<(ProjectId, f64)>,
    usual: &mut Option<f64>,
) {
    if let Some((id, from, plain)) = open.take() {
        measured.push((id, top - from));
        if plain {
            usual.get_or_insert(top - from);
        }
    }
}
