//! Requests that come through a proxy, all of whose connections are its own: strangers are bounded by
//! the requests that are under way for the address that the proxy names, by the same rules as by
//! connections where there is no proxy.

use std::{sync::Arc, time::Duration};

use axum::{
    body::{Body, HttpBody},
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::Response,
};
use futures::StreamExt;
use tokio::sync::oneshot;

use super::{Connection, ConnectionLimits, Connections};
use crate::http::{refusal::refused, source::ClientAddress, turns::BUSY};

/// Requests that may be under way: how many there are in all is bounded by the connections of the proxy.
const LIMITS: ConnectionLimits = ConnectionLimits {
    all: usize::MAX,
    strangers: 1_024,
    from_one: 256,
    first_word: Duration::from_secs(5),
};

/// Seconds after which somebody who lost their place may ask again.
const AGAIN: &str = "10";

/// The requests that are under way through a proxy; nothing is bounded without one.
#[derive(Clone)]
pub struct ProxiedRequests(Option<Connections>);

impl ProxiedRequests {
    /// None yet, of a server that is behind a proxy or not.
    #[must_use]
    pub fn new(proxied: bool) -> Self {
        Self(proxied.then(|| Connections::new(LIMITS, false)))
    }
}

/// Answers a request while it has a place; whoever loses theirs is told to come again.
pub async fn bound(
    State(ProxiedRequests(requests)): State<ProxiedRequests>,
    mut request: Request,
    next: Next,
) -> Response {
    let from = request.extensions().get::<ClientAddress>().map(|ClientAddress(from)| *from);
    let (Some(requests), Some(from)) = (requests, from) else { return next.run(request).await };
    let Some((place, mut lost)) = requests.enter(from) else { return come_again() };
    let place = Connection(Arc::new(place));
    request.extensions_mut().insert(place.clone());
    let answer = next.run(request);
    tokio::select! {
        answer = answer => held(answer, place, lost),
        _ = &mut lost => come_again(),
    }
}

fn come_again() -> Response {
    let mut answer = refused(StatusCode::SERVICE_UNAVAILABLE, BUSY);
    answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static(AGAIN));
    answer
}

/// An answer that has its place until its last byte is sent, or breaks off when it loses it.
fn held(answer: Response, place: Connection, lost: oneshot::Receiver<()>) -> Response {
    let (mut parts, body) = answer.into_parts();
    if body.is_end_stream() {
        return Response::from_parts(parts, body);
    }
    if let Some(length) = body.size_hint().exact() {
        parts.headers.entry(header::CONTENT_LENGTH).or_insert(length.into());
    }
    let pieces = body.into_data_stream().take_until(lost).inspect(move |_| {
        let _held = &place;
    });
    Response::from_parts(parts, Body::from_stream(pieces))
}

#[cfg(test)]
mod tests {
    use axum::{Router, http::HeaderMap, middleware};
    use futures::future::{join_all, pending};
    use tokio::task::JoinHandle;
    use tower::ServiceExt;

    use super::*;

    const FEW: ConnectionLimits =
        ConnectionLimits { all: 100, strangers: 8, from_one: 4, first_word: Duration::ZERO };

    /// A server whose answers at `/slow` never come, and its requests; whoever says `token` is known.
    fn served() -> (Router, Connections) {
        let requests = Connections::new(FEW, false);
        let gate = async |request: Request, next: Next| {
            let connection = request.extensions().get::<Connection>().cloned();
            connection.unwrap().asked(request.headers().contains_key("token"));
            next.run(request).await
        };
        let slow = async |request: Request| match request.uri().path() {
            "/slow" => pending().await,
            _ => "here",
        };
        let state = ProxiedRequests(Some(requests.clone()));
        let router = Router::new()
            .fallback(slow)
            .layer(middleware::from_fn(gate))
            .layer(middleware::from_fn_with_state(state, bound));
        (router, requests)
    }

    fn ask(router: &Router, path: &str, from: [u8; 4], known: bool) -> JoinHandle<Response> {
        let mut request = Request::get(path).body(Body::empty()).unwrap();
        request.extensions_mut().insert(ClientAddress(from.into()));
        if known {
            let token = HeaderMap::from_iter([("token".parse().unwrap(), "1".parse().unwrap())]);
            request.headers_mut().extend(token);
        }
        let router = router.clone();
        tokio::spawn(async move { router.oneshot(request).await.unwrap() })
    }

    async fn under_way(requests: &Connections, count: usize) {
        while requests.lock().held.len() != count {
            tokio::task::yield_now().await;
        }
    }

    #[tokio::test]
    async fn an_address_that_the_proxy_names_bounds_the_requests_of_strangers_only() {
        let (router, requests) = served();
        let (crowd, office) = ([10, 0, 0, 7], [10, 0, 0, 8]);
        let known: Vec<_> = (0..6).map(|_| ask(&router, "/slow", office, true)).collect();
        let mut slow = Vec::new();
        for number in 1..=5 {
            slow.push(ask(&router, "/slow", crowd, false));
            under_way(&requests, 6 + number.min(4)).await;
        }
        let first = slow.remove(0).await.unwrap();
        assert_eq!(first.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert!(first.headers().contains_key(header::RETRY_AFTER));
        assert!(slow.iter().chain(&known).all(|asked| !asked.is_finished()), "nobody else");
        for (from, known) in [(office, false), (crowd, true)] {
            let answer = ask(&router, "/", from, known).await.unwrap();
            assert_eq!(answer.status(), StatusCode::OK, "{from:?}");
        }
    }

    #[tokio::test]
    async fn a_place_is_free_again_once_the_answer_is_read() {
        let (router, requests) = served();
        let answers = join_all((0..3).map(|_| ask(&router, "/", [10, 0, 0, 7], false))).await;
        assert_eq!(requests.lock().held.len(), 3);
        for answer in answers {
            let answer = answer.unwrap();
            assert_eq!(answer.headers()[header::CONTENT_LENGTH], "4");
            let body = axum::body::to_bytes(answer.into_body(), 10).await.unwrap();
            assert_eq!(body, "here");
        }
        assert!(requests.lock().held.is_empty());
    }
}
