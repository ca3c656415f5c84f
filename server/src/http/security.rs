//! Headers that tell a browser what a page may not do.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};
use leptos::nonce::use_nonce;
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;

/// What anything that is not a page may do: nothing.
const NOTHING: &str = "default-src 'none'; frame-ancestors 'none'";

/// Adds the headers of every answer.
pub async fn headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let is_page = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    if is_page {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    insert_if_absent(headers, header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(NOTHING));
    response
}

/// How requests reach this server.
#[derive(Debug, Clone, Copy)]
pub struct Transport {
    /// Whether this server itself speaks https.
    pub tls: bool,
    /// Through a proxy whose word counts, for `X-Forwarded-Proto` too.
    pub trust_proxy: bool,
}

impl Transport {
    fn is_secure(self, headers: &HeaderMap) -> bool {
        let forwarded = headers.get("x-forwarded-proto");
        self.tls || (self.trust_proxy && forwarded.is_some_and(|proto| proto == "https"))
    }
}

/// What a browser remembers of a site that speaks https: for a year, never to ask without it.
const STRICT: &str = "max-age=31536000";

/// Over https, sets the `Secure` attribute on cookies and keeps other sites and plain http away.
pub async fn over_tls(
    State(transport): State<Transport>,
    request: Request,
    next: Next,
) -> Response {
    let secure = transport.is_secure(request.headers());
    let mut response = next.run(request).await;
    if secure {
        for (name, value) in [
            (header::STRICT_TRANSPORT_SECURITY, STRICT),
            (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
            (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        ] {
            response.headers_mut().insert(name, HeaderValue::from_static(value));
        }
    }
    if secure && response.headers().contains_key(header::SET_COOKIE) {
        let given: Vec<_> =
            response.headers().get_all(header::SET_COOKIE).iter().cloned().collect();
        response.headers_mut().remove(header::SET_COOKIE);
        for cookie in given {
            let marked = HeaderValue::from_bytes(&[cookie.as_bytes(), b"; Secure"].concat());
            response.headers_mut().append(header::SET_COOKIE, marked.unwrap_or(cookie));
        }
    }
    response
}

fn insert_if_absent(headers: &mut HeaderMap, name: HeaderName, value: HeaderValue) {
    headers.entry(name).or_insert(value);
}

/// Gives the page being rendered its policy: only scripts that carry this answer's nonce run.
///
/// Styles may stand in attributes (the map places its marks by them), never in elements.
pub fn page_policy() {
    let (Some(nonce), Some(response)) = (use_nonce(), use_context::<ResponseOptions>()) else {
        return;
    };
    let policy = format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; \
         style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        response.insert_header(header::CONTENT_SECURITY_POLICY, policy);
    }
}
