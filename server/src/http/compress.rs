//! Pages and answers travel packed: a map is text, and text packs to a fifth.
//!
//! Files of the site come packed from the build; this is for what is made for each request.

use axum::http::{Extensions, HeaderMap, HeaderValue, StatusCode, Version, header};
use tower_http::{
    CompressionLevel,
    compression::{CompressionLayer, Predicate, predicate::SizeAbove},
};

/// Answers below this size travel as they are, in bytes.
const WORTH_IT: u16 = 1_024;
/// The level of gzip: pages are packed for each request, so that a better one costs too much time.
const LEVEL: CompressionLevel = CompressionLevel::Precise(5);

/// Packs pages and JSON for clients that unpack gzip.
pub fn gzip() -> CompressionLayer<impl Predicate> {
    CompressionLayer::new().quality(LEVEL).compress_when(SizeAbove::new(WORTH_IT).and(is_packable))
}

/// Whole texts made for this request; never an event stream, which would be held back.
fn is_packable(_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions) -> bool {
    is_text(headers)
}

fn is_text(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).map_or(&b""[..], HeaderValue::as_bytes);
    kind.starts_with(b"text/html") || kind.starts_with(b"application/json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_stream_is_never_held_back_to_be_packed() {
        let kind =
            |kind| [(header::CONTENT_TYPE, HeaderValue::from_static(kind))].into_iter().collect();
        assert!(is_text(&kind("text/html; charset=utf-8")));
        assert!(!is_text(&kind("text/event-stream")));
    }
}
