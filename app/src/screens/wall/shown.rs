//! The wall's pieces on the screen, and how the browser updates them.

use battle_map::{
    value::Seq,
    view::scene::{Scene, SceneAsked},
};
use leptos::{prelude::*, task::spawn_local};

use super::pieces::{AlertId, Play, WallPieces, fault};
#[cfg(not(feature = "ssr"))]
use crate::json;
use crate::{
    ask::{AskError, Wall, ask},
    live::{RETRY_AFTER, use_live},
    texts::{Texts, use_texts},
};

/// The pieces on the screen.
#[derive(Clone, Copy)]
pub(super) struct WallDisplay {
    /// The current pieces; in the browser but for what is played empty until the first update, because
    /// the page brings its own and hydration leaves those alone.
    pub(super) pieces: RwSignal<WallPieces>,
    /// Whether it is a page of one scene, or may play a tour.
    alone: bool,
    /// The scene that the tour has come to, or the one of the page; none for whatever comes first.
    wanted: StoredValue<Option<Scene>>,
    /// How many requests for pieces were made.
    asked: StoredValue<u32>,
    texts: Texts,
}

impl WallDisplay {
    /// The pieces that the page begins with, kept up to date from then on.
    pub(super) fn begin(begins_with: SceneAsked) -> Self {
        let pieces = first(begins_with);
        let alone = matches!(begins_with, SceneAsked::Alone(_));
        let shown = Self {
            alone,
            wanted: StoredValue::new(wanted(alone, &pieces.play, None)),
            pieces: RwSignal::new(pieces),
            asked: StoredValue::new(0),
            texts: use_texts(),
        };
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

    /// What is played.
    pub(super) fn play(self) -> Memo<Play> {
        Memo::new(move |_| self.pieces.with(|pieces| pieces.play.clone()))
    }

    /// The scene on the stage.
    pub(super) fn scene(self) -> Memo<Scene> {
        Memo::new(move |_| self.pieces.with(|pieces| pieces.play.scene))
    }

    /// Asks for the pieces anew.
    pub(super) fn ask(self) {
        let turn = self.take_turn();
        let texts = self.texts;
        let wanted = self.wanted.get_value();
        spawn_local(async move {
            let answer = self.answer(wanted).await;
            // Asked anew, or the page left: then this one comes too late.
            if self.asked.try_get_value() != Some(turn) {
                return;
            }
            match answer {
                Ok(pieces) => self.show(pieces),
                // The banner tells the age of what stands.
                Err(error) if error.is_passing() => self.ask_later(turn),
                Err(error) => {
                    let words = texts.get(&format!("error.{}", error.code()));
                    let play = self.pieces.with_untracked(|pieces| pieces.play.clone());
                    self.pieces.set(fault(&words, play));
                }
            }
        });
    }

    /// Asks for a scene and puts it on the stage: only a browser plays a tour.
    ///
    /// # Errors
    /// When it cannot be shown; what stands on the stage stays.
    #[cfg(feature = "hydrate")]
    pub(super) async fn go(self, scene: Scene) -> Result<(), AskError> {
        let turn = self.take_turn();
        let pieces = self.answer(Some(scene)).await?;
        if self.asked.try_get_value() == Some(turn) {
            self.show(pieces);
        }
        Ok(())
    }

    fn show(self, pieces: WallPieces) {
        self.wanted.set_value(wanted(self.alone, &pieces.play, self.wanted.get_value()));
        self.pieces.set(pieces);
    }

    fn take_turn(self) -> u32 {
        let turn = self.asked.with_value(|asked| asked + 1);
        self.asked.set_value(turn);
        turn
    }

    async fn answer(self, wanted: Option<Scene>) -> Result<WallPieces, AskError> {
        let newest = self.pieces.with_untracked(|pieces| pieces.newest).max(newest_of_page());
        let scene = match wanted {
            None => SceneAsked::First,
            Some(scene) if self.alone => SceneAsked::Alone(scene),
            Some(scene) => SceneAsked::Next(scene),
        };
        ask(Wall { shown: Some(newest), scene }).await
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

/// The scene to ask for next where `play` is shown: a tour goes on where it was before something was put
/// in its place.
fn wanted(alone: bool, play: &Play, before: Option<Scene>) -> Option<Scene> {
    if alone {
        Some(play.scene)
    } else if play.stops.is_empty() {
        None
    } else if play.put_until.is_some() {
        before
    } else {
        Some(play.scene)
    }
}

/// The wall as the server renders it into the page.
#[cfg(feature = "ssr")]
fn first(asked: SceneAsked) -> WallPieces {
    use battle_map::{access::Screen, view::scene::scene};
    let written = crate::ask::Asker::here().and_then(|asker| {
        let seen = asker.seen(Screen::Wall)?;
        let view = scene(&seen, asked, asker.backend.now())?;
        Ok(super::written(&seen.assessment, view, None))
    });
    let words = |error: &crate::ask::AskError| use_texts().get(&format!("error.{}", error.code()));
    written.unwrap_or_else(|error| fault(&words(&error), played(asked)))
}

/// Empty pieces but for what is played: in the browser the page brings its own.
#[cfg(not(feature = "ssr"))]
fn first(asked: SceneAsked) -> WallPieces {
    let of_page = written_in_page("data-play").and_then(|json| json::read(&json).ok());
    WallPieces { play: of_page.unwrap_or_else(|| played(asked)), ..WallPieces::default() }
}

/// What is played where the page does not say it.
fn played(asked: SceneAsked) -> Play {
    let scene = match asked {
        SceneAsked::First => Scene::City,
        SceneAsked::Next(scene) | SceneAsked::Alone(scene) => scene,
    };
    Play { scene, ..Play::default() }
}

/// Whether the server rendered the wall into this page, rather than a link having led here.
fn came_with_the_page() -> bool {
    newest_of_page() > Seq::default()
}

/// An attribute of the page that holds what it was rendered with.
fn written_in_page(attribute: &str) -> Option<String> {
    document().query_selector(".wall-news [data-newest]").ok()??.get_attribute(attribute)
}

fn newest_of_page() -> Seq {
    let number = written_in_page("data-newest").and_then(|number| number.parse().ok());
    number.map(Seq).unwrap_or_default()
}

/// What was called out already when the wall was opened; `None` before any wall was.
pub(super) fn alerts_of_page() -> Option<Vec<AlertId>> {
    came_with_the_page().then(|| {
        let list = written_in_page("data-alerts").unwrap_or_default();
        list.split(' ').filter_map(|id| id.parse().ok()).collect()
    })
}
