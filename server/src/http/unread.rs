//! What is left of a request whose answer was made before its body was read to the end: refused at the
//! gate, by a handler that needed no more, or above a limit.
//!
//! A connection can only go on behind the end of the body. A short one that is on its way is read and
//! forgotten, beside the answer; where it is long, or its length is not said, the answer says that the
//! connection ends.

use std::{
    mem,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll, ready},
};

use axum::{
    body::{Body, BodyDataStream, Bytes, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderValue, header},
    middleware::Next,
    response::Response,
};
use futures::Stream;
use tokio::runtime::Handle;

/// The longest body that is read to be forgotten, in bytes.
const MOST_FORGOTTEN: usize = 64 * 1024;

/// How much a request's head says that there is to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Length {
    None,
    Short,
    Long,
}

impl Length {
    fn of(headers: &HeaderMap) -> Self {
        let said = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok());
        match said.map(str::parse::<usize>) {
            None if !headers.contains_key(header::TRANSFER_ENCODING) => Self::None,
            Some(Ok(0)) => Self::None,
            Some(Ok(length)) if length <= MOST_FORGOTTEN => Self::Short,
            _ => Self::Long,
        }
    }
}

/// Lets the connection of a request go on, or says that it does not.
pub async fn forget(request: Request, next: Next) -> Response {
    let length = Length::of(request.headers());
    if length == Length::None {
        return next.run(request).await;
    }
    let ended = Arc::new(AtomicBool::new(false));
    let request = request.map(|body| {
        let stream = body.into_data_stream();
        Body::from_stream(Watched {
            stream,
            ended: ended.clone(),
            forgets: length == Length::Short,
        })
    });
    let mut answer = next.run(request).await;
    if length == Length::Long && !ended.load(Ordering::Relaxed) {
        answer.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    answer
}

/// A body that is known to have ended or not, and whose rest is read once nobody wants it any more.
struct Watched {
    stream: BodyDataStream,
    ended: Arc<AtomicBool>,
    forgets: bool,
}

impl Stream for Watched {
    type Item = Result<Bytes, axum::Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let piece = ready!(Pin::new(&mut self.stream).poll_next(context));
        if !matches!(piece, Some(Ok(_))) {
            self.ended.store(true, Ordering::Relaxed);
        }
        Poll::Ready(piece)
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        if !self.forgets || self.ended.load(Ordering::Relaxed) {
            return;
        }
        let rest = mem::replace(&mut self.stream, Body::empty().into_data_stream());
        if let Ok(runtime) = Handle::try_current() {
            runtime.spawn(async move {
                // What it was is of no interest, nor whether it came.
                let _ = to_bytes(Body::from_stream(rest), MOST_FORGOTTEN).await;
            });
        }
    }
}
