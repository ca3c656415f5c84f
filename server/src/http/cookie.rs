//! The cookies of sessions and of a reader's choices, and the way back to where a choice was made.
//!
//! `CookieJar` of `axum-extra` (0.12) would replace the four lines of [`value`] and bring eight crates,
//! a calendar (`time`) among them. Its jar of changes and its builder of attributes have little to do
//! here: a request sends names and values alone, and what is set is a line of text each, written for
//! the language and the columns by what the browser's half writes them with.

use axum::http::{HeaderMap, header};
use battle_map_app::columns::kept;

/// The cookie of a session.
pub const SESSION: &str = "session";
/// The cookie by which a browser is known again.
pub const BROWSER: &str = "browser";

/// The cookie of a wall's session, kept for 400 days.
pub fn wall_session(secret: &str) -> String {
    format!("{}; HttpOnly", kept(SESSION, secret))
}

/// The value of a cookie, if the browser sent one of that name.
pub fn value<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let cookies = headers.get(header::COOKIE)?.to_str().ok()?;
    let mut pairs = cookies.split(';').filter_map(|cookie| cookie.trim().split_once('='));
    pairs.find_map(|(key, value)| (key == name).then_some(value))
}

/// The path to go back to; the map where it is missing or leads elsewhere.
pub fn way_back(address: Option<String>) -> String {
    address.filter(|address| is_here(address)).unwrap_or_else(|| "/".to_owned())
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
    fn a_cookie_is_found_among_others() {
        let headers = [(header::COOKIE, "session=1; lang=en".parse().unwrap())];
        let headers: HeaderMap = headers.into_iter().collect();
        assert_eq!(value(&headers, "lang"), Some("en"));
        assert_eq!(value(&headers, "lan"), None);
    }
}
