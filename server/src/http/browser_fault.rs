//! `POST /api/browser-fault`: a page tells that its scripts failed, and the log gets a line of it.
//!
//! What is told is cut to a bound and cleaned of everything that could pass for another line; no page
//! sends contents. However many pages fail, or somebody pretends so, the log grows slowly.

use std::{
    collections::HashMap,
    net::{IpAddr, SocketAddr},
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    Extension, Router,
    body::Bytes,
    extract::{ConnectInfo, DefaultBodyLimit, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::post,
};
use battle_map_app::{me::role_code, page_fault::BrowserFault};

use crate::{
    clock,
    http::{gate, refusal::refused, sender::JsonSender},
};

/// The largest report that is read, in bytes.
const MOST_BYTES: usize = 4 * 1024;
/// The longest text of a report that is written down, in characters.
const MOST_CHARS: usize = 200;
/// Milliseconds within which reports are counted.
const WINDOW_MS: i64 = 60_000;
/// Reports of one address within that time.
const FROM_ONE: u32 = 6;
/// Reports of all addresses within that time, which bounds what is remembered, too.
const FROM_ALL: u32 = 60;

/// What came in lately.
#[derive(Debug, Default)]
struct Window {
    begun_ms: i64,
    taken: u32,
    dropped: u32,
    by: HashMap<IpAddr, u32>,
}

impl Window {
    /// Whether one more report from there is taken.
    fn admits(&mut self, from: IpAddr, now_ms: i64) -> bool {
        if now_ms - self.begun_ms >= WINDOW_MS {
            if self.dropped > 0 {
                tracing::warn!(count = self.dropped, "more pages failed than are written down");
            }
            *self = Self { begun_ms: now_ms, ..Self::default() };
        }
        let admitted = self.taken < FROM_ALL && {
            let count = self.by.entry(from).or_default();
            *count = count.saturating_add(1);
            *count <= FROM_ONE
        };
        if admitted {
            self.taken += 1;
        } else {
            self.dropped = self.dropped.saturating_add(1);
        }
        admitted
    }
}

#[derive(Clone)]
struct Reports {
    window: Arc<Mutex<Window>>,
    trust_proxy: bool,
}

/// The route; `trust_proxy` believes a proxy's word about addresses.
pub fn router(trust_proxy: bool) -> Router {
    Router::new()
        .route("/api/browser-fault", post(report))
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .with_state(Reports { window: Arc::default(), trust_proxy })
}

async fn report(
    State(reports): State<Reports>,
    JsonSender(who): JsonSender,
    connection: Option<Extension<ConnectInfo<SocketAddr>>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let connection = connection.map(|Extension(connection)| connection);
    let from = gate::address(&headers, connection.as_ref(), reports.trust_proxy);
    let admitted = {
        let mut window = reports.window.lock().unwrap_or_else(PoisonError::into_inner);
        window.admits(from, clock::now().0)
    };
    if !admitted {
        return refused(StatusCode::TOO_MANY_REQUESTS, "too-many-reports");
    }
    let Ok(fault) = serde_json::from_slice::<BrowserFault>(&body) else {
        return refused(StatusCode::UNPROCESSABLE_ENTITY, "unreadable-report");
    };
    tracing::error!(
        kind = fault.kind.code(),
        page = cleaned(&path(&fault.page)),
        build = cleaned(&fault.build),
        role = role_code(who.actor.role),
        told = cleaned(&fault.message),
        "a page failed in a browser"
    );
    StatusCode::NO_CONTENT.into_response()
}

/// The path alone, whatever a page took for one.
fn path(page: &str) -> String {
    page.chars().take_while(|letter| !matches!(letter, '?' | '#')).collect()
}

/// A text on one line, of bounded length.
fn cleaned(text: &str) -> String {
    let plain = |letter: char| if letter.is_control() { ' ' } else { letter };
    text.chars().take(MOST_CHARS).map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(10, 0, 0, 7));

    #[test]
    fn a_page_that_fails_without_end_is_written_down_a_few_times_a_minute() {
        let mut window = Window::default();
        let taken = (0..1_000).filter(|_| window.admits(ONE, WINDOW_MS)).count();
        assert_eq!(taken, 6);
        assert!(window.admits(ONE, 2 * WINDOW_MS), "the next minute counts anew");
    }

    #[test]
    fn many_addresses_neither_fill_the_log_nor_the_memory() {
        let mut window = Window::default();
        let from = |n: u32| IpAddr::V4(n.into());
        let taken = (0..10_000).filter(|n| window.admits(from(*n), WINDOW_MS)).count();
        assert_eq!((taken, window.by.len()), (60, 60));
    }

    #[test]
    fn a_report_is_one_short_line_without_a_query() {
        assert_eq!(cleaned("a\nERROR forged"), "a ERROR forged");
        assert_eq!(cleaned(&"长".repeat(900)).chars().count(), MOST_CHARS);
        assert_eq!(path("/my?name=%E7%94%B2#x"), "/my");
    }
}
