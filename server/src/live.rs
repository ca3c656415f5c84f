//! `/live`: tells every open page where the log stands.
//!
//! One task makes the message, at most four times a second and at least every ten seconds, and
//! everybody gets the same bytes; a thousand displays cost a thousand copies of a pointer. When the
//! program stops the task ends, and with it every stream.

use std::{convert::Infallible, sync::Arc, time::Duration};

use axum::{
    Json, Router,
    extract::State,
    http::{HeaderName, HeaderValue},
    response::{IntoResponse, Response, Sse, sse::Event},
    routing::get,
};
use battle_map::value::Seq;
use battle_map_app::live::Head;
use futures::stream::{self, Stream};
use tokio::{sync::watch, time};

use crate::{clock, writer::Present};

/// At most one message in this time.
const QUIET: Duration = Duration::from_millis(250);
/// After a quiet time this long there is a message even if nothing happened: a heartbeat every 10 s.
const REST: Duration = Duration::from_millis(9_750);

/// Where the log stands, for whoever wants to know.
#[derive(Clone)]
pub struct HeadSource {
    present: watch::Receiver<Arc<Present>>,
    build: Arc<str>,
}

impl HeadSource {
    /// Heads of the present, served by build `build`.
    #[must_use]
    pub fn new(present: watch::Receiver<Arc<Present>>, build: &str) -> Self {
        Self { present, build: build.into() }
    }

    /// The head now.
    #[must_use]
    pub fn head(&self) -> Head {
        Head::new(Seq(self.present.borrow().head.seq), clock::now(), &self.build)
    }

    fn message(&self) -> Arc<str> {
        // A head always serialises; an empty message would be ignored by the page.
        serde_json::to_string(&self.head()).unwrap_or_default().into()
    }
}

#[derive(Clone)]
struct Feed {
    source: HeadSource,
    messages: watch::Receiver<Arc<str>>,
}

/// The routes, and the task that feeds them until `stop` is true or gone.
pub fn router(source: HeadSource, stop: watch::Receiver<bool>) -> Router {
    let (sender, messages) = watch::channel(source.message());
    tokio::spawn(announce(source.clone(), sender, stop));
    Router::new()
        .route("/live", get(live))
        .route("/live/head", get(head))
        .with_state(Feed { source, messages })
}

/// Sends the head when it moves and when it has been quiet too long.
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
            let moved = time::timeout(REST, source.present.changed()).await;
            if matches!(moved, Ok(Err(_))) {
                // Nothing will be written any more: only heartbeats are left.
                time::sleep(REST).await;
            }
        }
    };
    tokio::select! { () = ended => {}, () = speak => {} }
}

async fn live(State(feed): State<Feed>) -> Response {
    // Proxies must not hold messages back to send them in bundles.
    let unbuffered = (HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
    ([unbuffered], Sse::new(events(feed))).into_response()
}

/// First a fresh greeting, then whatever is announced.
fn events(feed: Feed) -> impl Stream<Item = Result<Event, Infallible>> {
    let greeting = feed.source.message();
    stream::unfold((feed.messages, Some(greeting)), |(mut messages, greeting)| async move {
        if let Some(greeting) = greeting {
            messages.mark_unchanged();
            return Some((event(&greeting), (messages, None)));
        }
        messages.changed().await.ok()?;
        let message = Arc::clone(&messages.borrow_and_update());
        Some((event(&message), (messages, None)))
    })
}

#[expect(clippy::unnecessary_wraps, reason = "a stream of events may fail; this one never does")]
fn event(message: &str) -> Result<Event, Infallible> {
    Ok(Event::default().data(message))
}

async fn head(State(feed): State<Feed>) -> Json<Head> {
    Json(feed.source.head())
}
