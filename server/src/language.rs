//! `GET /language/{tag}`: the reader chooses a language; a cookie keeps it.

use axum::{
    extract::{Path, Query},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use battle_map_app::texts::Language;

/// The cookie's name.
const COOKIE: &str = "lang";
/// How long a browser keeps it, in seconds: the 400 days that browsers allow at most.
const KEPT: u32 = 400 * 24 * 60 * 60;

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
    let back = back.filter(|back| is_here(back)).unwrap_or_else(|| "/".to_owned());
    let cookie =
        format!("{COOKIE}={}; Path=/; Max-Age={KEPT}; SameSite=Lax; HttpOnly", language.tag());
    (StatusCode::SEE_OTHER, [(header::LOCATION, back), (header::SET_COOKIE, cookie)])
        .into_response()
}

/// The language chosen before, else the one that the browser asks for.
pub fn of(headers: &HeaderMap) -> Language {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let chosen = text(header::COOKIE).and_then(|cookies| {
        let values = cookies.split(';').filter_map(|cookie| cookie.trim().split_once('='));
        values.into_iter().find_map(|(name, value)| (name == COOKIE).then_some(value))
    });
    chosen
        .and_then(Language::from_tag)
        .or_else(|| text(header::ACCEPT_LANGUAGE).and_then(Language::from_accept_language))
        .unwrap_or_default()
}

/// Whether an address is a path of this site; `//host` and `/\host` lead elsewhere.
fn is_here(address: &str) -> bool {
    let mut chars = address.chars();
    chars.next() == Some('/')
        && !matches!(chars.next(), Some('/' | '\\'))
        && address.chars().all(|c| c.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_never_leaves_the_site() {
        for address in
            ["//evil.test", "/\\evil.test", "https://evil.test", "", "/a\r\nb", "javascript:"]
        {
            assert!(!is_here(address), "{address:?}");
        }
        assert!(is_here("/?region=2&q=%E9%94%82"));
    }

    #[test]
    fn a_chosen_language_outweighs_the_browsers() {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_LANGUAGE, "zh-CN".parse().unwrap());
        assert_eq!(of(&headers), Language::Chinese);
        headers.insert(header::COOKIE, "session=1; lang=en".parse().unwrap());
        assert_eq!(of(&headers), Language::English);
    }
}
