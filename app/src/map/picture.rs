//! What is drawn: filled by the server, left alone by hydration, drawn anew when the query, the board
//! or the window's size changes. The old picture stays until the new one is there.

use std::time::Duration;

use battle_map::{value::Seq, view::map_page::MapQuery};
use leptos::{ev::resize, html::Div, prelude::*, task::spawn_local};

use super::{MapPlace, screen::Screen};
use crate::{api::map::load_map, backend::Size, live::use_live, texts::Language};

/// How long to wait before a drawing that could not be had is asked for again.
const PATIENCE: Duration = Duration::from_secs(3);

/// The picture in one frame.
#[derive(Clone, Copy)]
pub(super) struct Picture {
    frame: NodeRef<Div>,
    place: MapPlace,
    language: Language,
    /// The drawing.
    pub(super) drawing: RwSignal<String>,
    /// How many were asked for.
    asked: StoredValue<u32>,
}

impl Picture {
    /// The picture as the server draws it first.
    pub(super) fn new(
        frame: NodeRef<Div>,
        query: &MapQuery,
        place: MapPlace,
        language: Language,
    ) -> Self {
        let drawing = RwSignal::new(first_drawing(query, place, language));
        Self { frame, place, language, drawing, asked: StoredValue::new(0) }
    }

    /// Draws it anew whenever it no longer shows what it should.
    pub(super) fn follow(self, query: Signal<MapQuery>) {
        let live = use_live();
        let resized = RwSignal::new(0_u32);
        on_resize(resized);
        Effect::new(move |before: Option<(MapQuery, Seq, Size)>| {
            resized.track();
            let now = (query.get(), live.seq.get(), self.size());
            // What the server drew for this very query and board stands; only its size was a guess.
            let stands = before.map_or_else(
                || now.2 == self.place.size() && Screen(self.frame).picture().is_some(),
                |before| before == now,
            );
            if !stands {
                self.draw(now.0.clone(), now.2);
            }
            now
        });
    }

    fn size(self) -> Size {
        self.frame.get().map_or(self.place.size(), |frame| {
            self.place.size_on(frame.client_width(), frame.client_height())
        })
    }

    fn draw(self, query: MapQuery, size: Size) {
        let turn = self.asked.with_value(|asked| asked + 1);
        self.asked.set_value(turn);
        spawn_local(async move {
            let drawn = load_map(query.clone(), self.place, size, self.language).await;
            // Asked anew, or the page left: then this one comes too late.
            if self.asked.try_get_value() != Some(turn) {
                return;
            }
            // A failed drawing leaves the picture; the banner tells its age.
            let Ok(svg) = drawn else { return self.draw_later(query, size, turn) };
            let screen = Screen(self.frame);
            let focus = screen.focus();
            self.drawing.set(svg);
            if let Some(focus) = focus {
                request_animation_frame(move || screen.focus_on(&focus));
            }
        });
    }

    /// Tries again in a while, unless somebody asks for another before.
    fn draw_later(self, query: MapQuery, size: Size, turn: u32) {
        let again = move || {
            if self.asked.try_get_value() == Some(turn) {
                self.draw(query.clone(), size);
            }
        };
        set_timeout(again, PATIENCE);
    }
}

fn on_resize(resized: RwSignal<u32>) {
    Effect::new(move |_| {
        let listener = window_event_listener(resize, move |_| resized.update(|times| *times += 1));
        on_cleanup(move || listener.remove());
    });
}

/// On the server the drawing itself; in the browser nothing, because the page brought it.
#[cfg(feature = "ssr")]
fn first_drawing(query: &MapQuery, place: MapPlace, language: Language) -> String {
    super::drawing(query, place, place.size(), language).unwrap_or_default()
}

#[cfg(not(feature = "ssr"))]
fn first_drawing(_: &MapQuery, _: MapPlace, _: Language) -> String {
    String::new()
}
