//! The answer where something could not be written: 503 and when to try again, in the words that pages
//! use. It is no refusal: sent again, it is done once writing works.

use axum::{
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use battle_map_app::texts::Texts;

use super::{
    language,
    refusal::{answer, coded, fault},
};

/// Seconds after which it may be tried again; whether writing works is looked at more often.
const AGAIN: &str = "10";

/// Says of an answer that it has no words yet.
#[derive(Clone, Copy)]
struct Unworded(&'static str);

/// The answer to a request that could not be written down for the reason of this code; [`worded`] gives
/// it words.
pub fn unwritten(code: &'static str) -> Response {
    let headers = [(header::RETRY_AFTER, AGAIN), (header::CACHE_CONTROL, "no-store")];
    let mut answer = coded(code, (StatusCode::SERVICE_UNAVAILABLE, headers));
    answer.extensions_mut().insert(Unworded(code));
    answer
}

/// Words such answers in the language of whoever asked: as text for a browser that shows it, as a fault
/// for everybody else. A browser that followed an address, as a wall's does, tries again by itself.
pub async fn worded(request: Request, next: Next) -> Response {
    let texts = Texts(language::of(request.headers()));
    let is_shown = is_shown(request.headers());
    let follows = *request.method() == Method::GET;
    let given = next.run(request).await;
    let Some(Unworded(code)) = given.extensions().get::<Unworded>().copied() else {
        return given;
    };
    let (mut parts, _) = given.into_parts();
    let fault = fault(code, texts);
    let worded = if is_shown {
        if follows {
            parts.headers.insert(header::REFRESH, HeaderValue::from_static(AGAIN));
        }
        let kind = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
        coded(code, (StatusCode::SERVICE_UNAVAILABLE, kind, fault.message))
    } else {
        answer(StatusCode::SERVICE_UNAVAILABLE, fault)
    };
    (parts.headers, worded).into_response()
}

fn is_shown(headers: &HeaderMap) -> bool {
    let is = |name: HeaderName, words: &str| {
        let value = headers.get(name).and_then(|value| value.to_str().ok());
        value.is_some_and(|value| value.contains(words))
    };
    is(header::ACCEPT, "text/html") || is(header::CONTENT_TYPE, "form-urlencoded")
}
