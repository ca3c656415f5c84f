//! How long the server waits for somebody who sends nothing, so that silent connections do not add up.
//!
//! Only silence is bounded, never the whole of a request: a photograph may take its time over a slow
//! line, and a live stream stays open for weeks.

use std::{error::Error, iter::successors, time::Duration};

use tower_http::timeout::{RequestBodyTimeoutLayer, TimeoutError};

/// From one request of a connection to the whole head of the next.
pub const HEAD_TIMEOUT: Duration = Duration::from_secs(30);

/// From one piece of a request's body to the next.
const BODY_TIMEOUT: Duration = Duration::from_mins(1);

/// Breaks off the body of a request whose sender is silent for too long.
#[must_use]
pub fn of_bodies() -> RequestBodyTimeoutLayer {
    RequestBodyTimeoutLayer::new(BODY_TIMEOUT)
}

/// Whether a body could not be read because its sender was silent.
pub fn is_cause_of(error: &axum::Error) -> bool {
    let first: &(dyn Error + 'static) = error;
    successors(Some(first), |&error| error.source()).any(<dyn Error>::is::<TimeoutError>)
}

#[cfg(test)]
mod tests {
    use axum::{
        Router,
        body::{Body, to_bytes},
        http::{Request, StatusCode},
    };
    use futures::stream::{self, StreamExt};
    use tower::ServiceExt;

    use super::*;

    async fn take(body: Body) -> StatusCode {
        match to_bytes(body, 4).await {
            Ok(_) => StatusCode::OK,
            Err(error) if is_cause_of(&error) => StatusCode::REQUEST_TIMEOUT,
            Err(_) => StatusCode::PAYLOAD_TOO_LARGE,
        }
    }

    async fn answer(body: Body) -> StatusCode {
        let timeout = RequestBodyTimeoutLayer::new(Duration::from_millis(20));
        let router = Router::new().fallback(take).layer(timeout);
        router.oneshot(Request::post("/").body(body).unwrap()).await.unwrap().status()
    }

    #[tokio::test]
    async fn a_body_that_stops_coming_is_told_from_one_that_is_too_large() {
        let piece = || stream::iter([Ok::<_, std::io::Error>("ab")]);
        assert_eq!(answer(Body::from_stream(piece())).await, StatusCode::OK);
        let endless = Body::from_stream(piece().chain(stream::pending()));
        assert_eq!(answer(endless).await, StatusCode::REQUEST_TIMEOUT);
        assert_eq!(answer(Body::from("abcde")).await, StatusCode::PAYLOAD_TOO_LARGE);
    }
}
