//! Turns for what costs much: a few at work at a time, a bounded line of those who wait, and an answer
//! for everybody else, so that neither memory nor cores go to however many ask at once.

use std::sync::Arc;

use axum::{
    http::{HeaderMap, HeaderName, StatusCode, header},
    response::{IntoResponse, Response},
};
use battle_map_app::{execute::Fault, texts::Texts};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::{
    language,
    refusal::{self, coded},
};

/// The code of that answer.
pub const BUSY: &str = "busy";
/// Seconds after which somebody who found the line full may ask again.
const AGAIN: &str = "10";
/// The header by which a browser asks again by itself.
const REFRESH: HeaderName = HeaderName::from_static("refresh");

/// A few turns at a time, and the line for them: first come, first served.
#[derive(Clone)]
pub struct Turns {
    work: Arc<Semaphore>,
    line: Arc<Semaphore>,
}

/// Somebody's turn; it passes to the next in line when it is dropped.
pub struct Permit(#[expect(dead_code, reason = "held, never read")] OwnedSemaphorePermit);

/// So many wait already that nobody else may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("too many wait already")]
pub struct LineIsFull;

impl Turns {
    /// At most `at_once` turns, and `waiting` who wait for one.
    #[must_use]
    pub fn new(at_once: usize, waiting: usize) -> Self {
        let [work, line] = [at_once, waiting].map(|places| Arc::new(Semaphore::new(places)));
        Self { work, line }
    }

    /// Waits in line for a turn.
    ///
    /// # Errors
    /// When the line is full.
    pub async fn take(&self) -> Result<Permit, LineIsFull> {
        if let Ok(free) = self.work.clone().try_acquire_owned() {
            return Ok(Permit(free));
        }
        let _place = self.line.try_acquire().map_err(|_| LineIsFull)?;
        // The semaphore is never closed.
        self.work.clone().acquire_owned().await.map(Permit).map_err(|_| LineIsFull)
    }
}

/// The answer to whoever found the line full: 503 and when to ask again. A browser asks again by
/// itself, and shows why until then.
pub fn busy(headers: &HeaderMap) -> Response {
    let message = Texts(language::of(headers)).get("error.busy");
    let accepts = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
    let answer = if accepts.is_some_and(|accept| accept.contains("text/html")) {
        ([(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (REFRESH, AGAIN)], message)
            .into_response()
    } else {
        let fault = Fault { message, ..Fault::of(BUSY) };
        refusal::answer(StatusCode::SERVICE_UNAVAILABLE, fault)
    };
    let again = [(header::RETRY_AFTER, AGAIN), (header::CACHE_CONTROL, "no-store")];
    coded(BUSY, (StatusCode::SERVICE_UNAVAILABLE, again, answer))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::time::timeout;

    use super::*;

    #[tokio::test]
    async fn who_finds_the_line_full_is_told_and_the_others_come_in_their_order() {
        let turns = Turns::new(1, 1);
        let first = turns.take().await.unwrap();
        let second = tokio::spawn({
            let turns = turns.clone();
            async move { turns.take().await.is_ok() }
        });
        while turns.line.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        assert_eq!(turns.take().await.err(), Some(LineIsFull));
        drop(first);
        assert!(timeout(Duration::from_secs(20), second).await.unwrap().unwrap());
        assert!(turns.take().await.is_ok(), "all places are free again");
    }
}
