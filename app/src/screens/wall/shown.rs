//! The wall's pieces on the screen, and how the browser updates them.

use battle_map::value::{NoticeId, Seq};
use leptos::{prelude::*, task::spawn_local};

use super::pieces::{WallPieces, fault};
use crate::{
    ask::{Wall, ask},
    live::{RETRY_AFTER, use_live},
    texts::{Texts, use_texts},
};

/// The pieces on the screen.
#[derive(Clone, Copy)]
pub(super) struct WallDisplay {
    /// The current pieces; in the browser empty until the first update, because the page brings its
    /// own and hydration leaves those alone.
    pub(super) pieces: RwSignal<WallPieces>,
    /// How many requests for pieces were made.
    asked: StoredValue<u32>,
    texts: Texts,
}

impl WallDisplay {
    /// The pieces that the page begins with, kept up to date from then on.
    pub(super) fn begin() -> Self {
        let shown =
            Self { pieces: RwSignal::new(first()), asked: StoredValue::new(0), texts: use_texts() };
        let live = use_live();
        // Times to a deadline shrink while nothing happens.
        let minute = Memo::new(move |_| live.head.with(|head| head.time.0 / 60_000));
        Effect::new(move |before: Option<()>| {
            let _ = (live.seq.get(), live.date.get(), minute.get());
            if before.is_some() || !came_with_the_page() {
                shown.ask();
            }
        });
        shown
    }

    /// One piece of the wall, as a signal.
    pub(super) fn piece(self, of: fn(&WallPieces) -> &String) -> Signal<String> {
        Memo::new(move |_| self.pieces.with(|pieces| of(pieces).clone())).into()
    }

    fn ask(self) {
        let turn = self.asked.with_value(|asked| asked + 1);
        self.asked.set_value(turn);
        let newest = self.pieces.with_untracked(|pieces| pieces.newest);
        let texts = self.texts;
        spawn_local(async move {
            let answer = ask(Wall { shown: Some(newest.max(newest_of_page())) }).await;
            // Asked anew, or the page left: then this one comes too late.
            if self.asked.try_get_value() != Some(turn) {
                return;
            }
            match answer {
                Ok(pieces) => self.pieces.set(pieces),
                // The banner tells the age of what stands.
                Err(error) if error.is_passing() => self.ask_later(turn),
                Err(error) => {
                    let words = texts.get(&format!("error.{}", error.code()));
                    self.pieces.set(fault(&words));
                }
            }
        });
    }

    fn ask_later(self, turn: u32) {
        let again = move || {
            if self.asked.try_get_value() == Some(turn) {
                self.ask();
            }
        };
        set_timeout(again, RETRY_AFTER);
    }
}

/// The wall as the server renders it into the page.
#[cfg(feature = "ssr")]
fn first() -> WallPieces {
    use battle_map::{access::Screen, view::wall::wall};
    let written = crate::ask::Asker::here().and_then(|asker| {
        let seen = asker.seen(Screen::Wall)?;
        Ok(super::written(wall(&seen.assessment, asker.backend.now()), None))
    });
    let words = |error: &crate::ask::AskError| use_texts().get(&format!("error.{}", error.code()));
    written.unwrap_or_else(|error| fault(&words(&error)))
}

/// Empty pieces: in the browser the page brings its own.
#[cfg(not(feature = "ssr"))]
fn first() -> WallPieces {
    WallPieces::default()
}

/// Whether the server rendered the wall into this page, rather than a link having led here.
fn came_with_the_page() -> bool {
    newest_of_page() > Seq::default()
}

/// An attribute of the page that holds what it was rendered with: newest change or notices.
fn written_in_page(attribute: &str) -> Option<String> {
    document().query_selector(".wall-news [data-newest]").ok()??.get_attribute(attribute)
}

fn newest_of_page() -> Seq {
    let number = written_in_page("data-newest").and_then(|number| number.parse().ok());
    number.map(Seq).unwrap_or_default()
}

/// The notices open when the wall was opened; `None` before any wall was.
pub(super) fn notices_of_page() -> Option<Vec<NoticeId>> {
    came_with_the_page().then(|| {
        let list = written_in_page("data-notices").unwrap_or_default();
        list.split(' ').filter_map(|id| id.parse().ok()).collect()
    })
}
