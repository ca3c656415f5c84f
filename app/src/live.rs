//! The live link: the last message from the server, and how long ago it came.
//!
//! The server sends everybody the same small [`LiveHead`]; a page that sees its `seq` or `date` change
//! asks for its own view again. [`provide`] puts a [`Live`] into context; in the browser it keeps
//! an `EventSource` open ([`browser`]), on the server it only holds the head the page was made
//! with.

mod answered;
mod banner;
#[cfg(feature = "hydrate")]
mod browser;
mod clock;
mod follow;
mod lines;
mod link;

use battle_map::value::{Day, Seq, Timestamp};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

pub use banner::LiveBanner;
#[cfg(feature = "hydrate")]
pub(crate) use browser::{every, now as monotonic};
pub use clock::use_clock;
pub use follow::{Answers, Followed, RETRY_AFTER, follow, follow_while, latest, part};
pub use lines::{Lines, ListedLine};
pub use link::Link;

/// What the server sends to everybody: that something changed, but not what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiveHead {
    /// The position of the log's last event.
    pub seq: Seq,
    /// The server's current time.
    pub time: Timestamp,
    /// The server's day at UTC+08:00; views depend on it even while nothing is logged.
    pub date: Day,
    /// The build of the program and site that is running; a page of another build reloads itself.
    pub build: String,
    /// Why nothing can be written at the moment, if so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trouble: Option<Trouble>,
}

/// Why nothing can be written at the moment. Reading goes on, and so does writing once it can.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trouble {
    /// The disk is full, the file is held by another program, or may only be read.
    CannotWrite,
    /// The database was replaced or deleted while the server had it open.
    DatabaseGone,
}

impl Trouble {
    /// The stable code, key of the catalogue's `trouble.*` and `refusal.*` texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::CannotWrite => "cannot-write",
            Self::DatabaseGone => "database-gone",
        }
    }
}

impl LiveHead {
    /// The head of build `build` with the log at `seq`, at the moment `time`.
    #[must_use]
    pub fn new(seq: Seq, time: Timestamp, build: &str) -> Self {
        Self { seq, time, date: time.day(), build: build.to_owned(), trouble: None }
    }

    /// The same where nothing can be written, if so.
    #[must_use]
    pub fn troubled(self, trouble: Option<Trouble>) -> Self {
        Self { trouble, ..self }
    }
}

impl Default for LiveHead {
    fn default() -> Self {
        Self::new(Seq::default(), Timestamp::default(), "")
    }
}

/// What a page is given to begin with, as JSON in `<html data-live>`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LiveStart {
    /// The head when the page was made.
    pub head: LiveHead,
    /// How long the server may be silent before the page polls, warns or greys out.
    pub limits: LiveTimeouts,
}

impl LiveStart {
    /// The data as the page carries it, as JSON.
    #[must_use]
    pub fn json(&self) -> String {
        // Numbers and text always serialise; an empty attribute would mean the default.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// The thresholds of silence, in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiveTimeouts {
    /// After this time without a message the page polls the server.
    pub poll_ms: u32,
    /// After this time a banner says that the page may be out of date.
    pub stale_ms: u32,
    /// After this time the page is greyed out.
    pub lost_ms: u32,
}

impl Default for LiveTimeouts {
    fn default() -> Self {
        Self { poll_ms: 25_000, stale_ms: 30_000, lost_ms: 300_000 }
    }
}

/// The live link, as components use it.
#[derive(Debug, Clone, Copy)]
pub struct Live {
    /// The last head received.
    pub head: Signal<LiveHead>,
    /// Whether the page can be trusted to be up to date.
    pub link: Signal<Link>,
    /// Seconds since the last message, rounded down; 0 while the link is fresh.
    pub silence: Signal<u64>,
    /// The log position alone: resources that depend on it are fetched again.
    pub seq: Memo<Seq>,
    /// The server's day alone, which changes at midnight.
    pub date: Memo<Day>,
    /// Why nothing can be written, if so.
    pub trouble: Memo<Option<Trouble>>,
    /// Whether the server runs another build, and whether the page waits before it loads that.
    pub upgrade: Upgrade,
}

/// How a page comes to a new build: at once, or at a moment of its own.
#[derive(Debug, Clone, Copy)]
pub struct Upgrade {
    /// Whether the page reloads by itself at a moment that suits it.
    pub waits: RwSignal<bool>,
    /// Whether the server runs another build and the page was left to wait.
    pub ready: RwSignal<bool>,
}

/// The page's live link, from context.
#[must_use]
pub fn use_live() -> Live {
    use_context::<Live>().unwrap_or_else(|| Live::begin(LiveHead::default()).0)
}

/// The receiving side of the link: the signals that incoming messages set.
#[derive(Debug, Clone, Copy)]
struct LiveSink {
    head: RwSignal<LiveHead>,
    link: RwSignal<Link>,
    silence: RwSignal<u64>,
    upgrade: Upgrade,
}

impl Live {
    fn begin(head: LiveHead) -> (Self, LiveSink) {
        let sink = LiveSink {
            head: RwSignal::new(head),
            link: RwSignal::new(Link::Fresh),
            silence: RwSignal::new(0),
            upgrade: Upgrade { waits: RwSignal::new(false), ready: RwSignal::new(false) },
        };
        let live = Self {
            head: sink.head.into(),
            link: sink.link.into(),
            silence: sink.silence.into(),
            seq: Memo::new(move |_| sink.head.with(|head| head.seq)),
            date: Memo::new(move |_| sink.head.with(|head| head.date)),
            trouble: Memo::new(move |_| sink.head.with(|head| head.trouble)),
            upgrade: sink.upgrade,
        };
        (live, sink)
    }
}

/// Puts the live link into context and, in the browser, opens it.
pub(crate) fn provide() {
    let start = start();
    let (live, sink) = Live::begin(start.head.clone());
    provide_context(live);
    // A stranger at the way in is told nothing.
    if crate::me::use_me().actor.is_some() {
        listen(sink, start);
    }
}

#[cfg(feature = "hydrate")]
fn start() -> LiveStart {
    document()
        .document_element()
        .and_then(|root| root.get_attribute("data-live"))
        .and_then(|json| crate::json::read(&json).ok())
        .unwrap_or_default()
}

#[cfg(not(feature = "hydrate"))]
fn start() -> LiveStart {
    use_context::<LiveStart>().unwrap_or_default()
}

#[cfg(feature = "hydrate")]
use browser::listen;

/// On the server nothing: a page being rendered receives no messages.
#[cfg(not(feature = "hydrate"))]
fn listen(_sink: LiveSink, _start: LiveStart) {}
