//! The drawing: rendered by the server, left alone by hydration, drawn anew when the query, the
//! data or the window's size changes, or when the map was moved to where nothing is drawn. The old
//! picture stays until the new one has arrived.

use battle_map::{geometry::Viewport, value::Seq, view::map_page::MapQuery};
use leptos::{
    html::Div,
    prelude::*,
    task::{spawn_local, tick},
    wasm_bindgen::JsValue,
};

use super::{Covers, MapPlace, Size, layer::LayerElements};
use crate::{
    ask::{MapDrawing, ask},
    live::{RETRY_AFTER, use_live},
    texts::Language,
};

/// A picture that the server has sent.
#[derive(Clone)]
pub(super) struct RenderedMap {
    /// The drawing as SVG.
    pub(super) svg: String,
    /// The window that it shows.
    pub(super) viewport: Viewport,
}

/// The picture in one frame.
#[derive(Clone, Copy)]
pub(super) struct MapPicture {
    /// The elements on the screen.
    pub(super) layer: LayerElements,
    /// The kind of page that the map is on.
    pub(super) place: MapPlace,
    /// The drawing as SVG.
    pub(super) drawing: RwSignal<String>,
    /// The picture that has arrived and is not shown yet.
    pub(super) arrived: RwSignal<Option<RenderedMap>>,
    query: Signal<MapQuery>,
    language: Language,
    /// How many pictures were requested.
    asked: StoredValue<u32>,
    /// Whether a picture is being fetched.
    waiting: StoredValue<bool>,
}

impl MapPicture {
    /// The picture with the drawing that the server rendered into the page.
    pub(super) fn new(query: Signal<MapQuery>, place: MapPlace, language: Language) -> Self {
        Self {
            layer: LayerElements::new(),
            place,
            drawing: RwSignal::new(first_drawing(&query.get_untracked(), place, language)),
            arrived: RwSignal::new(None),
            query,
            language,
            asked: StoredValue::new(0),
            waiting: StoredValue::new(false),
        }
    }

    /// Fetches a new drawing whenever query, data or size change.
    pub(super) fn follow(self) {
        let live = use_live();
        let resized = RwSignal::new(0_u32);
        watch(self.layer.frame, resized);
        Effect::new(move |before: Option<(MapQuery, Seq, Size, Covers)>| {
            resized.track();
            self.layer.frame.track();
            let now = (self.query.get(), live.seq.get(), self.size(), self.covers());
            // What the server drew for this very query and board stands; only its size was a guess.
            let guess = (self.place.size(), self.place.covers());
            let stands = before.map_or_else(
                || (now.2, now.3) == guess && self.layer.drawn(now.2).is_some(),
                |before| before == now,
            );
            if !stands {
                self.draw(now.0.clone(), now.2);
            }
            now
        });
    }

    /// The window's size on this screen, as the server is asked to draw it.
    pub(super) fn size(self) -> Size {
        self.layer.frame.get_untracked().map_or(self.place.size(), |frame| {
            self.place.size_on(frame.client_width(), frame.client_height(), unit())
        })
    }

    /// What lies over the lower corners on this screen, in the pixels of the drawing.
    fn covers(self) -> Covers {
        match self.place {
            MapPlace::Desk => self.place.covers(),
            MapPlace::Wall => {
                let corner = |selector| self.layer.covered_by(selector);
                self.place.covers_on(corner(".wall-key"), corner(".legend-tints"), unit())
            }
        }
    }

    /// Requests a picture around another window than the address says, unless one is being fetched.
    pub(super) fn draw_around(self, viewport: Viewport) {
        if !self.waiting.get_value() {
            let query = MapQuery { at: viewport.to_string(), ..self.query.get_untracked() };
            self.draw(query, (viewport.width, viewport.height));
        }
    }

    fn draw(self, query: MapQuery, size: Size) {
        let turn = self.asked.with_value(|asked| asked + 1);
        self.asked.set_value(turn);
        self.waiting.set_value(true);
        let covers = self.covers();
        spawn_local(async move {
            let drawn = ask(MapDrawing {
                query: query.clone(),
                place: self.place,
                size,
                covers,
                language: self.language,
            })
            .await;
            // Asked anew, or the page left: then this one comes too late.
            if self.asked.try_get_value() != Some(turn) {
                return;
            }
            self.waiting.set_value(false);
            // A failed drawing leaves the picture; the banner tells its age.
            let Ok(svg) = drawn else { return self.draw_later(query, size, turn) };
            if let Some(viewport) = shown(&svg, size) {
                self.arrived.set(Some(RenderedMap { svg, viewport }));
            }
        });
    }

    /// Replaces the old picture by one that has arrived.
    pub(super) fn show(self, svg: String) {
        let layer = self.layer;
        let focus = layer.focus();
        self.drawing.set(svg);
        if let Some(focus) = focus {
            // As soon as the new picture stands: a key pressed before the next frame would be lost.
            spawn_local(async move {
                tick().await;
                layer.focus_on(&focus);
            });
        }
    }

    /// Tries again later, unless another picture is requested before.
    fn draw_later(self, query: MapQuery, size: Size, turn: u32) {
        let again = move || {
            if self.asked.try_get_value() == Some(turn) {
                self.draw(query.clone(), size);
            }
        };
        set_timeout(again, RETRY_AFTER);
    }
}

/// The CSS pixels of a wall's unit, as `style/tokens.css` and `style/wall.css` have it.
fn unit() -> f64 {
    let length = |side: Result<JsValue, JsValue>| {
        side.ok().and_then(|side| side.as_f64()).unwrap_or_default()
    };
    let (width, height) = (length(window().inner_width()), length(window().inner_height()));
    let unit = (0.01 * width.min(height)).min(0.005_625 * width.max(height));
    // In the hand.
    if width <= height && (width < 600.0 || height < 1_000.0) { unit.max(8.8) } else { unit }
}

/// The window that a drawing states in its attributes.
fn shown(svg: &str, (width, height): Size) -> Option<Viewport> {
    let (_, rest) = svg.split_once("data-viewport=\"")?;
    Viewport::parse(rest.split_once('"')?.0, width, height).ok()
}

/// Signals when the frame's size changes, through the window or its surroundings.
#[cfg(feature = "hydrate")]
fn watch(frame: NodeRef<Div>, resized: RwSignal<u32>) {
    use leptos::wasm_bindgen::{JsCast, closure::Closure};
    use web_sys::ResizeObserver;

    Effect::new(move |_| {
        let Some(frame) = frame.get() else { return };
        let tell = Closure::<dyn FnMut()>::new(move || resized.update(|times| *times += 1));
        if let Ok(observer) = ResizeObserver::new(tell.as_ref().unchecked_ref()) {
            observer.observe(&frame);
            let kept = StoredValue::new_local((observer, tell));
            on_cleanup(move || kept.with_value(|(observer, _)| observer.disconnect()));
        }
    });
}

#[cfg(not(feature = "hydrate"))]
fn watch(_: NodeRef<Div>, _: RwSignal<u32>) {}

/// On the server the drawing itself; in the browser empty, because the page brought it.
#[cfg(feature = "ssr")]
fn first_drawing(query: &MapQuery, place: MapPlace, language: Language) -> String {
    use battle_map::access::Screen;
    let drawn = crate::ask::Asker::here().and_then(|asker| {
        let seen = asker.seen(Screen::Map)?;
        let (query, size, covers) = (query.clone(), place.size(), place.covers());
        let asked = MapDrawing { query, place, size, covers, language };
        Ok(super::drawing(&seen.assessment, &asked, asker.backend.now()))
    });
    drawn.unwrap_or_default()
}

#[cfg(not(feature = "ssr"))]
fn first_drawing(_: &MapQuery, _: MapPlace, _: Language) -> String {
    String::new()
}
