//! Pages for paper: a whole ledger, or every card of a month, in one page. One is written at a time,
//! off the threads that answer everybody else, and few may wait for theirs.

use axum::{
    extract::{Request, State},
    http::{StatusCode, Uri},
    middleware::Next,
    response::Response,
};
use tokio::{runtime::Handle, task::spawn_blocking};
use tracing::{Instrument, Span};

use super::{
    refusal::refused,
    turns::{Turns, busy},
};

/// Pages written at the same time.
const AT_ONCE: usize = 1;
/// Requests that may wait for theirs.
const WAITING: usize = 16;

/// The turns of pages for paper.
#[must_use]
pub fn turns() -> Turns {
    Turns::new(AT_ONCE, WAITING)
}

/// Lets a page for paper wait for its turn; everything else passes.
pub async fn in_turn(State(turns): State<Turns>, request: Request, next: Next) -> Response {
    if !is_for_paper(request.uri()) {
        return next.run(request).await;
    }
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

/// Whether an address is that of a page for paper.
fn is_for_paper(uri: &Uri) -> bool {
    let asked = uri.query().unwrap_or_default();
    asked.split('&').any(|pair| pair == "print=1")
        || uri.path().ends_with("/print")
        || uri.path() == "/cards/sheet"
}

#[cfg(test)]
mod tests {
    use axum::{Router, body::Body, http::header, middleware, routing::get};
    use tower::ServiceExt;

    use super::*;

    async fn answer(turns: &Turns, address: &str) -> Response {
        let router = Router::new()
            .route("/projects", get(async || "here"))
            .layer(middleware::from_fn_with_state(turns.clone(), in_turn));
        router.oneshot(Request::get(address).body(Body::empty()).unwrap()).await.unwrap()
    }

    #[tokio::test]
    async fn pages_for_screens_never_wait_for_those_for_paper() {
        let turns = Turns::new(1, 0);
        let taken = turns.take().await.unwrap();
        assert_eq!(answer(&turns, "/projects?page=1").await.status(), StatusCode::OK);
        let refused = answer(&turns, "/projects?region=1&print=1").await;
        assert_eq!(refused.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(refused.headers()[header::RETRY_AFTER], "10");
        drop(taken);
        assert_eq!(answer(&turns, "/projects?print=1").await.status(), StatusCode::OK);
    }
}
