//! Pages for paper: a whole ledger, or every card of a month, in one page. One is written at a time,
//! off the threads that answer everybody else, and few may wait for theirs. The lines of a ledger are
//! shared by all who may see the same ([`ledger`]).

use axum::{
    extract::{Request, State},
    http::{Method, StatusCode, Uri},
    middleware::Next,
    response::Response,
};
use tokio::{runtime::Handle, task::spawn_blocking};
use tracing::{Instrument, Span};

mod ledger;

pub use ledger::PrintedLedger;

use super::{
    refusal::refused,
    turns::{Turns, busy},
};

/// Pages written at the same time.
const AT_ONCE: usize = 1;
/// Requests that may wait for theirs.
const WAITING: usize = 16;

/// What pages for paper are made with, and whose turn it is.
#[derive(Clone)]
pub struct Printing {
    turns: Turns,
    ledger: PrintedLedger,
}

impl Printing {
    /// Nobody prints yet.
    #[must_use]
    pub fn new(ledger: PrintedLedger) -> Self {
        Self { turns: Turns::new(AT_ONCE, WAITING), ledger }
    }
}

/// Lets a page for paper wait for its turn; everything else passes.
pub async fn for_paper(State(printing): State<Printing>, request: Request, next: Next) -> Response {
    if let Some(query) = ledger::query_of(request.method(), request.uri()) {
        return printing.ledger.answer(query, request, next).await;
    }
    if !is_dear(request.uri()) {
        return next.run(request).await;
    }
    in_turn(&printing.turns, request, next).await
}

async fn in_turn(turns: &Turns, request: Request, next: Next) -> Response {
    let Ok(turn) = turns.take().await else { return busy(request.headers()) };
    let (runtime, span) = (Handle::current(), Span::current());
    let written = spawn_blocking(move || {
        let _turn = turn;
        runtime.block_on(next.run(request).instrument(span))
    });
    written.await.unwrap_or_else(|error| {
        tracing::error!(%error, "a page for paper could not be written");
        refused(StatusCode::INTERNAL_SERVER_ERROR, "failed")
    })
}

/// Whether a page is written for paper, in turns of its own.
pub fn is_for_paper(method: &Method, uri: &Uri) -> bool {
    is_dear(uri) || ledger::query_of(method, uri).is_some()
}

/// Whether an address is that of a page which is written for paper as a whole.
fn is_dear(uri: &Uri) -> bool {
    let whole = || uri.query().is_some_and(|query| query.split('&').any(|it| it == "print=1"));
    uri.path().ends_with("/print") || (uri.path() == "/cards/sheet" && whole())
}

#[cfg(test)]
mod tests {
    use axum::{Router, body::Body, http::header, middleware, routing::get};
    use tower::ServiceExt;

    use super::*;

    async fn answer(turns: &Turns, address: &str) -> Response {
        let turns = turns.clone();
        let guard = move |request: Request, next: Next| {
            let turns = turns.clone();
            async move {
                if is_dear(request.uri()) {
                    in_turn(&turns, request, next).await
                } else {
                    next.run(request).await
                }
            }
        };
        let router = Router::new().fallback(get(async || "here")).layer(middleware::from_fn(guard));
        router.oneshot(Request::get(address).body(Body::empty()).unwrap()).await.unwrap()
    }

    #[tokio::test]
    async fn pages_for_screens_never_wait_for_those_for_paper() {
        let turns = Turns::new(1, 0);
        let taken = turns.take().await.unwrap();
        for screen in ["/cards?page=1", "/cards/sheet?batch=1"] {
            assert_eq!(answer(&turns, screen).await.status(), StatusCode::OK, "{screen}");
        }
        let refused = answer(&turns, "/cards/sheet?batch=1&print=1").await;
        assert_eq!(refused.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(refused.headers()[header::RETRY_AFTER], "10");
        drop(taken);
        assert_eq!(answer(&turns, "/cards/sheet?print=1").await.status(), StatusCode::OK);
    }
}
