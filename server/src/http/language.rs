//! `GET /language/{tag}`: the reader chooses a language; a cookie keeps it.

use axum::{
    extract::{Path, Query},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use battle_map_app::{columns::kept, texts::Language};

use crate::http::cookie;

/// The cookie that keeps a reader's language.
const COOKIE: &str = "lang";

/// Where to go afterwards.
#[derive(Debug, serde::Deserialize)]
pub struct Back {
    back: Option<String>,
}

/// Keeps the choice and leads back to where it was made.
pub async fn choose(Path(tag): Path<String>, Query(Back { back }): Query<Back>) -> Response {
    let Some(language) = Language::from_tag(&tag) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let cookie = format!("{}; HttpOnly", kept(COOKIE, language.tag()));
    let headers = [(header::LOCATION, cookie::way_back(back)), (header::SET_COOKIE, cookie)];
    (StatusCode::SEE_OTHER, headers).into_response()
}

/// The language chosen before, else the one that the browser asks for.
pub fn of(headers: &HeaderMap) -> Language {
    let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    cookie::value(headers, COOKIE)
        .and_then(Language::from_tag)
        .or_else(|| asked.and_then(Language::from_accept_language))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chosen_language_outweighs_the_browsers() {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_LANGUAGE, "zh-CN".parse().unwrap());
        assert_eq!(of(&headers), Language::Chinese);
        headers.insert(header::COOKIE, "session=1; lang=en".parse().unwrap());
        assert_eq!(of(&headers), Language::English);
    }
}
