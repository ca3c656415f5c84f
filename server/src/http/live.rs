//! `/live`: tells every open page the current head of the log.
//!
//! One task makes the message, at most four times a second and at least every ten seconds, and
//! everybody gets the same bytes; a thousand displays cost a thousand copies of a pointer. When the
//! program stops the task ends, and with it every stream. Whoever is signed out, deactivated or given
//! another role is told so, and their stream ends.

use std::{convert::Infallible, sync::Arc, time::Duration};

use axum::{
    Extension, Json, Router,
    extract::State,
    http::{HeaderName, HeaderValue},
    response::{IntoResponse, Response, Sse, sse::Event},
    routing::get,
};
use battle_map_app::live::LiveHead;
use futures::stream::{self, Stream};
use tokio::{sync::watch, time};

use crate::{
    auth::{Accounts, Rights, Who},
    backend::HeadSource,
    http::metrics::{Listener, Metrics},
};

/// At most one message in this time.
const QUIET: Duration = Duration::from_millis(250);
/// The heartbeat: the time without changes after which a message is sent anyway.
const REST: Duration = Duration::from_millis(9_750);

/// The name of the last message to a page whose rights have ended.
const ENDED: &str = "ended";

#[derive(Clone)]
struct Feed {
    source: HeadSource,
    messages: watch::Receiver<Arc<str>>,
    accounts: Arc<Accounts>,
    metrics: Arc<Metrics>,
}

/// The routes, and the task that feeds them until `stop` is true or gone.
pub fn router(
    source: HeadSource,
    accounts: Arc<Accounts>,
    metrics: Arc<Metrics>,
    stop: watch::Receiver<bool>,
) -> Router {
    let (sender, messages) = watch::channel(source.message());
    tokio::spawn(announce(source.clone(), sender, stop));
    Router::new().route("/live", get(live)).route("/live/head", get(head)).with_state(Feed {
        source,
        messages,
        accounts,
        metrics,
    })
}

/// Sends the head when it moves and when nothing was sent for too long.
async fn announce(
    mut source: HeadSource,
    sender: watch::Sender<Arc<str>>,
    mut stop: watch::Receiver<bool>,
) {
    let ended = async move {
        // An error means that whoever could say stop is gone, which says the same.
        let _ = stop.wait_for(|stop| *stop).await;
    };
    let speak = async move {
        loop {
            sender.send_replace(source.message());
            time::sleep(QUIET).await;
            let moved = time::timeout(REST, source.changed()).await;
            if matches!(moved, Ok(Err(_))) {
                // Nothing will be written any more: only heartbeats are left.
                time::sleep(REST).await;
            }
        }
    };
    tokio::select! { () = ended => {}, () = speak => {} }
}

async fn live(State(feed): State<Feed>, who: Option<Extension<Who>>) -> Response {
    // Proxies must not hold messages back to send them in bundles.
    let unbuffered = (HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
    let rights = who.map(|Extension(who)| feed.accounts.rights(who));
    ([unbuffered], Sse::new(events(feed, rights))).into_response()
}

/// The live stream of one open page.
struct PageStream {
    source: HeadSource,
    messages: watch::Receiver<Arc<str>>,
    rights: Option<Rights>,
    stage: StreamState,
    _listener: Listener,
}

/// The state of one page's stream.
#[derive(Clone, Copy, PartialEq, Eq)]
enum StreamState {
    New,
    Listening,
    Over,
}

/// Sends the current head first, then every new one; and at last, if their rights end, a notice.
fn events(feed: Feed, rights: Option<Rights>) -> impl Stream<Item = Result<Event, Infallible>> {
    let listener = feed.metrics.listener();
    let (source, messages) = (feed.source, feed.messages);
    let page =
        PageStream { source, messages, rights, stage: StreamState::New, _listener: listener };
    stream::unfold(page, |mut page| async move {
        let event = page.next().await?;
        Some((Ok(event), page))
    })
}

impl PageStream {
    async fn next(&mut self) -> Option<Event> {
        match self.stage {
            StreamState::Over => return None,
            StreamState::New => {
                self.stage = StreamState::Listening;
                self.messages.mark_unchanged();
                return Some(Event::default().data(self.source.message()));
            }
            StreamState::Listening => {}
        }
        loop {
            let ended = tokio::select! {
                changed = self.messages.changed() => {
                    changed.ok()?;
                    false
                }
                () = some_ended(self.rights.as_mut()) => true,
            };
            if !self.may_go_on(ended).await {
                self.stage = StreamState::Over;
                return Some(Event::default().event(ENDED).data("{}"));
            }
            if !ended {
                let message = Arc::clone(&self.messages.borrow_and_update());
                return Some(Event::default().data(&*message));
            }
        }
    }

    /// Whether they still may what they might when the page was opened; sessions are looked up
    /// only when some have `ended`.
    async fn may_go_on(&self, ended: bool) -> bool {
        let Some(rights) = &self.rights else { return true };
        let hold = rights.hold_on(&self.source.board());
        if !hold || !ended {
            return hold;
        }
        rights.are_valid().await.unwrap_or_else(|error| {
            tracing::error!(%error, "a session cannot be looked up");
            // The stream is made anew, and the gate asks again.
            false
        })
    }
}

async fn some_ended(rights: Option<&mut Rights>) {
    match rights {
        Some(rights) => rights.some_ended().await,
        None => std::future::pending().await,
    }
}

async fn head(State(feed): State<Feed>) -> Json<LiveHead> {
    Json(feed.source.head())
}
