//! The state that the sign-in routes share: the accounts, client addresses, and redirects.

use std::{convert::Infallible, net::SocketAddr, sync::Arc};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use battle_map_app::{columns::kept, map::links};

use crate::{
    auth::{Accounts, AuthError, Secret, SetupCode},
    http::{
        cookie::{BROWSER, SESSION},
        gate,
        refusal::{coded, refused},
        unwritten::unwritten,
    },
};

/// The state that the sign-in routes share.
#[derive(Clone)]
pub struct AuthState {
    pub accounts: Arc<Accounts>,
    pub setup: SetupCode,
    pub trust_proxy: bool,
}

/// The address that a request comes from.
pub struct Peer(Option<ConnectInfo<SocketAddr>>);

impl<S: Send + Sync> FromRequestParts<S> for Peer {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self(parts.extensions.get::<ConnectInfo<SocketAddr>>().copied()))
    }
}

impl AuthState {
    pub fn address(&self, headers: &HeaderMap, Peer(connection): &Peer) -> std::net::IpAddr {
        gate::address(headers, connection.as_ref(), self.trust_proxy)
    }
}

/// Redirects with the cookies of a new session and of a browser that is known from now on.
pub fn welcome(session: &Secret, browser: &Secret, to: &str) -> Response {
    let mut answer = Redirect::to(to).into_response();
    let session = format!("{SESSION}={}; Path=/; HttpOnly; SameSite=Lax", session.expose());
    let browser = format!("{}; HttpOnly", kept(BROWSER, browser.expose()));
    append_cookie(answer.headers_mut(), &session);
    append_cookie(answer.headers_mut(), &browser);
    answer
}

pub fn append_cookie(headers: &mut HeaderMap, cookie: &str) {
    if let Ok(cookie) = HeaderValue::from_str(cookie) {
        headers.append(header::SET_COOKIE, cookie);
    }
}

/// Redirects to a form's page, which reads the fault and what was typed from its address.
pub fn back_to(page: &str, fault: &str, typed: &[(&'static str, String)]) -> Response {
    let mut query = vec![("fault", fault.to_owned())];
    query.extend_from_slice(typed);
    coded(fault, Redirect::to(&links::address(page, &query)))
}

/// The answer where it could not be done, which goes to the log.
pub fn failed(error: &AuthError) -> Response {
    tracing::error!(%error, "an account could not be reached");
    error
        .unwritten()
        .map_or_else(|| refused(StatusCode::INTERNAL_SERVER_ERROR, "failed"), unwritten)
}
