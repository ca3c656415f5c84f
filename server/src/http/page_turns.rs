//! Turns of the pages: at most as many are written at once as leave a thread for everybody else, so
//! that a crowd opening a large page holds up neither live streams nor commands. Nobody is refused;
//! who waits longer than they like has closed the page.

use std::thread::available_parallelism;

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use tokio::sync::Semaphore;

use super::{
    print::is_for_paper,
    turns::{Turns, busy},
};

/// One thread fewer than the machine has, and one at least.
pub fn turns() -> Turns {
    let threads = available_parallelism().map_or(1, usize::from);
    Turns::new(threads.saturating_sub(1).max(1), Semaphore::MAX_PERMITS)
}

/// Lets a page wait for its turn; those for paper have turns of their own.
pub async fn in_turn(State(turns): State<Turns>, request: Request, next: Next) -> Response {
    if is_for_paper(request.method(), request.uri()) {
        return next.run(request).await;
    }
    let Ok(_turn) = turns.take().await else { return busy(request.headers()) };
    next.run(request).await
}

#[cfg(test)]
mod tests {
    use axum::{Router, body::Body, http::StatusCode, middleware, routing::get};
    use futures::FutureExt;
    use tower::ServiceExt;

    use super::*;

    #[tokio::test]
    async fn a_page_waits_while_others_are_written_and_what_is_no_page_does_not() {
        let turns = Turns::new(1, 1);
        let router = Router::new()
            .route("/cards", get(async || "cards"))
            .route("/cards/sheet", get(async || "for paper"))
            .layer(middleware::from_fn_with_state(turns.clone(), in_turn))
            .route("/live/head", get(async || "head"));
        let ask = |address: &str| {
            router.clone().oneshot(Request::get(address).body(Body::empty()).unwrap())
        };
        let taken = turns.take().await.unwrap();
        let mut page = Box::pin(ask("/cards"));
        assert!((&mut page).now_or_never().is_none());
        for passes in ["/live/head", "/cards/sheet?print=1"] {
            assert_eq!(ask(passes).await.unwrap().status(), StatusCode::OK, "{passes}");
        }
        drop(taken);
        assert_eq!(page.await.unwrap().status(), StatusCode::OK);
    }
}
