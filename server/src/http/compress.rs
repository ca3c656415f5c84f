//! Pages and answers travel packed: a map is text, and text packs to a fifth.
//!
//! Files of the site come packed from the build; this is for what is made for each request.

use std::io::{self, Write};

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderValue, header},
    middleware::Next,
    response::Response,
};
use flate2::{Compression, write::GzEncoder};

/// Answers below this size travel as they are.
const WORTH_IT: usize = 1_024;
/// No page is anywhere near this size; a larger body is a mistake.
const LIMIT: usize = 64 * 1_024 * 1_024;

/// Packs pages and JSON for clients that unpack gzip.
pub async fn gzip(request: Request, next: Next) -> Response {
    let wanted = accepts(request.headers(), "gzip");
    let response = next.run(request).await;
    if !wanted || !is_packable(response.headers()) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, LIMIT).await else {
        // The answer broke off while it was made; its beginning alone would be a lie.
        return Response::from_parts(parts, Body::empty());
    };
    parts.headers.append(header::VARY, HeaderValue::from_static("accept-encoding"));
    match pack(&bytes) {
        Ok(packed) if bytes.len() >= WORTH_IT => {
            parts.headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            parts.headers.remove(header::CONTENT_LENGTH);
            Response::from_parts(parts, Body::from(packed))
        }
        _ => Response::from_parts(parts, Body::from(bytes)),
    }
}

/// Whole texts made for this request; never an event stream, which would be held back.
fn is_packable(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).map_or(&b""[..], HeaderValue::as_bytes);
    let text = kind.starts_with(b"text/html") || kind.starts_with(b"application/json");
    text && !headers.contains_key(header::CONTENT_ENCODING)
}

fn pack(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut packer = GzEncoder::new(Vec::with_capacity(bytes.len() / 4), Compression::new(5));
    packer.write_all(bytes)?;
    packer.finish()
}

/// Whether `Accept-Encoding` names `encoding` and does not refuse it.
#[must_use]
pub fn accepts(request: &HeaderMap, encoding: &str) -> bool {
    let values = request.get_all(header::ACCEPT_ENCODING).iter();
    let parts = values.filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(','));
    parts.map(|part| part.split_once(';').unwrap_or((part, ""))).any(|(name, quality)| {
        let refused = matches!(quality.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000");
        name.trim() == encoding && !refused
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepting(encodings: &'static str) -> HeaderMap {
        [(header::ACCEPT_ENCODING, HeaderValue::from_static(encodings))].into_iter().collect()
    }

    #[test]
    fn an_encoding_counts_only_when_it_is_named_and_not_refused() {
        assert!(accepts(&accepting("br, gzip;q=0.5"), "gzip"));
        assert!(!accepts(&accepting("br, gzip;q=0"), "gzip"));
        assert!(!accepts(&accepting("br"), "gzip"));
        assert!(!accepts(&HeaderMap::new(), "gzip"));
    }

    #[test]
    fn an_event_stream_is_never_held_back_to_be_packed() {
        let kind =
            |kind| [(header::CONTENT_TYPE, HeaderValue::from_static(kind))].into_iter().collect();
        assert!(is_packable(&kind("text/html; charset=utf-8")));
        assert!(!is_packable(&kind("text/event-stream")));
    }
}
