//! The gate: without credentials nothing is read or done, and no part of a request's body is read
//! before they are checked; what becomes of it then is said in `unread`.

use std::{net::SocketAddr, sync::Arc};

use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use battle_map::{
    access,
    model::actor::{Actor, Role},
    value::Name,
};
use battle_map_app::{ask::QUESTIONS, map::links, page_fault};
use tracing::Span;

use crate::{
    auth::{Accounts, Credentials, Secret, Who},
    http::{
        connections::Connection,
        cookie::{self, SESSION},
        refusal::refused,
        site::SiteFiles,
    },
};

/// The state of the gate.
#[derive(Clone)]
pub struct Gate {
    /// The accounts, which check credentials.
    pub accounts: Arc<Accounts>,
    /// The files that every page needs, the sign-in page too.
    pub site: Arc<SiteFiles>,
    /// Whether everybody may read, as in a demo.
    pub demo: bool,
}

/// What an address leads to, as far as the gate cares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum AddressKind {
    /// Open to strangers: the ways in, the site's files, the health check.
    Open,
    /// A page for people.
    Page,
    /// An address for programs, which are answered with a status and a code.
    Machine,
}

/// Lets a request pass with [`Who`] sent it, or turns it away.
pub async fn guard(State(gate): State<Gate>, mut request: Request, next: Next) -> Response {
    let who = match gate.accounts.who(&credentials(request.headers())).await {
        Ok(who) => who,
        Err(error) => {
            tracing::error!(%error, "credentials cannot be checked");
            return refused(StatusCode::INTERNAL_SERVER_ERROR, "failed");
        }
    };
    if let Some(connection) = request.extensions().get::<Connection>() {
        // The readers of a demo are strangers like all others.
        connection.asked(who.is_some());
    }
    if let Some(who) = &who {
        Span::current().record("who", who.account());
    }
    let kind = kind(request.uri().path(), &gate.site);
    if let Some(answer) = gate.turned_away(kind, who.as_ref(), &request) {
        return answer;
    }
    let renewed = who.as_ref().and_then(|who| renewed(who, kind, request.headers()));
    if let Some(who) = who.or_else(|| gate.demo.then(anyone).flatten()) {
        request.extensions_mut().insert(who);
    }
    let mut answer = next.run(request).await;
    if let Some(cookie) = renewed {
        answer.headers_mut().append(header::SET_COOKIE, cookie);
    }
    answer
}

/// The secrets of a request: a bearer's token and a session's cookie.
fn credentials(headers: &HeaderMap) -> Credentials {
    let session = cookie::value(headers, SESSION).and_then(Secret::parse);
    Credentials { bearer: bearer(headers), session }
}

/// The secret of an `Authorization: Bearer` header.
fn bearer(headers: &HeaderMap) -> Option<Secret> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, secret) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| Secret::parse(secret.trim()))?
}

/// A wall's cookie, kept for another 400 days with every page: walls are not signed in again.
fn renewed(who: &Who, kind: AddressKind, headers: &HeaderMap) -> Option<HeaderValue> {
    let walls = kind == AddressKind::Page && who.person.is_none() && who.session.is_some();
    let secret = walls.then(|| cookie::value(headers, SESSION)).flatten()?;
    HeaderValue::from_str(&cookie::wall_session(secret)).ok()
}

impl Gate {
    fn turned_away(
        &self,
        kind: AddressKind,
        who: Option<&Who>,
        request: &Request,
    ) -> Option<Response> {
        let path = request.uri().path();
        match (kind, who) {
            (AddressKind::Open, _) if path == "/setup" && !self.accounts.is_empty() => {
                Some(refused(StatusCode::NOT_FOUND, "not-found"))
            }
            (AddressKind::Page, Some(who)) if who.initial && !may_with_initial(path) => {
                Some(Redirect::to("/password").into_response())
            }
            (AddressKind::Machine, Some(who)) if who.initial => {
                Some(refused(StatusCode::FORBIDDEN, "password-change-required"))
            }
            (AddressKind::Page | AddressKind::Machine, Some(who))
                if !access::may_sign_in(&who.actor) && !is_for_walls(kind, request) =>
            {
                Some(refused(StatusCode::FORBIDDEN, "not-allowed"))
            }
            (AddressKind::Open, _) | (_, Some(_)) => None,
            (AddressKind::Page, None) if self.accounts.is_empty() && !self.demo => {
                Some(Redirect::to("/setup").into_response())
            }
            (_, None) if self.demo && only_reads(request) => None,
            (AddressKind::Page, None) => Some(Redirect::to(&sign_in(request)).into_response()),
            (AddressKind::Machine, None) => {
                Some(refused(StatusCode::UNAUTHORIZED, "not-signed-in"))
            }
        }
    }
}

/// Where files are.
const FILES: &str = "/files/";

/// What walls ask for: pages, which themselves say whose they are, the questions of those pages, the live
/// link, a photograph that was released, and a command, which is refused in words. No form.
fn is_for_walls(kind: AddressKind, request: &Request) -> bool {
    let path = request.uri().path();
    match kind {
        AddressKind::Open => true,
        AddressKind::Page => {
            matches!(*request.method(), Method::GET | Method::HEAD) || path == "/logout"
        }
        AddressKind::Machine => {
            let exact = ["/live", "/live/head", "/api/execute", page_fault::ADDRESS];
            exact.contains(&path) || path.starts_with(QUESTIONS) || path.starts_with(FILES)
        }
    }
}

/// The anonymous reader of a demo.
fn anyone() -> Option<Who> {
    let actor = Actor { name: Name::new("anyone").ok()?, role: Role::Viewer, post: None };
    Some(Who { actor, person: None, session: None, token: None, initial: false })
}

fn kind(path: &str, site: &SiteFiles) -> AddressKind {
    let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    match first {
        "healthz" | "readyz" | "login" | "setup" | "enter" | "language" => AddressKind::Open,
        "api" | "live" | "feed" | "metrics" | "files" => AddressKind::Machine,
        _ if site.has(path.trim_start_matches('/')) => AddressKind::Open,
        _ => AddressKind::Page,
    }
}

/// With a password that somebody else chose one may only change it, or leave.
fn may_with_initial(path: &str) -> bool {
    matches!(path, "/password" | "/logout" | "/sessions/end")
}

/// Views are asked for by POST, too, but change nothing; nor does a page that tells it has failed.
fn only_reads(request: &Request) -> bool {
    let path = request.uri().path();
    matches!(*request.method(), Method::GET | Method::HEAD)
        || path.starts_with(QUESTIONS)
        || path == page_fault::ADDRESS
}

/// The sign-in page, which leads back to what was asked for.
fn sign_in(request: &Request) -> String {
    let asked = request.uri().path_and_query().map_or("/", |asked| asked.as_str());
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    if reads && asked != "/" {
        links::address("/login", &[("back", asked.to_owned())])
    } else {
        "/login".to_owned()
    }
}

/// Where a request comes from: the last hop that a trusted proxy names, else the connection.
#[must_use]
pub fn address(
    headers: &HeaderMap,
    connection: Option<&ConnectInfo<SocketAddr>>,
    trust_proxy: bool,
) -> std::net::IpAddr {
    let forwarded = || {
        let hops = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
        hops.rsplit(',').next()?.trim().parse().ok()
    };
    let connected = connection.map(|ConnectInfo(address)| address.ip());
    trust_proxy
        .then(forwarded)
        .flatten()
        .or(connected)
        .unwrap_or(std::net::IpAddr::V4(std::net::Ipv4Addr::UNSPECIFIED))
}

/// Whether a script's request comes from a page of this server: a browser names the origin, and
/// another program has no cookies to abuse.
#[must_use]
pub fn same_origin(headers: &HeaderMap) -> bool {
    let Some(origin) = headers.get(header::ORIGIN) else { return true };
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let origin = origin.to_str().ok().and_then(|origin| origin.split_once("://"));
    matches!((origin, host), (Some((_, origin)), Some(host)) if origin == host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proxy_is_believed_only_when_told_to() {
        let headers = [("x-forwarded-for", "1.2.3.4, 10.0.0.9")];
        let headers: HeaderMap = headers
            .into_iter()
            .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
            .collect();
        let connection = ConnectInfo("10.0.0.1:80".parse().unwrap());
        let from = |trust| address(&headers, Some(&connection), trust).to_string();
        assert_eq!((from(false).as_str(), from(true).as_str()), ("10.0.0.1", "10.0.0.9"));
    }

    #[test]
    fn another_site_is_another_origin() {
        let headers = |origin: &str| -> HeaderMap {
            [(header::HOST, "10.0.0.1:3000"), (header::ORIGIN, origin)]
                .into_iter()
                .map(|(name, value)| (name, value.parse().unwrap()))
                .collect()
        };
        assert!(same_origin(&headers("http://10.0.0.1:3000")));
        assert!(!same_origin(&headers("http://10.0.0.1:8080")));
        assert!(!same_origin(&headers("http://evil.test")));
        assert!(!same_origin(&headers("null")));
    }
}
