//! From where and with which program a request comes, as its handlers and the audit need it.

use std::{convert::Infallible, net::IpAddr};

use axum::{
    extract::FromRequestParts,
    http::{header, request::Parts},
};

use crate::auth::SessionOrigin;

/// The most characters of a browser's own name that are kept.
const MOST_CHARS: usize = 200;

/// The address of a request, put there before anything else is done with it.
#[derive(Debug, Clone, Copy)]
pub struct ClientAddress(pub IpAddr);

/// From where a request comes.
#[derive(Debug, Clone)]
pub struct RequestSource {
    /// Its address; `None` in tests that begin behind the server.
    pub address: Option<IpAddr>,
    /// What the browser says it is.
    pub agent: String,
}

impl RequestSource {
    /// As it is kept with a session.
    #[must_use]
    pub fn origin(&self) -> SessionOrigin {
        let address = self.address.map(|address| address.to_canonical().to_string());
        SessionOrigin { address: address.unwrap_or_default(), agent: self.agent.clone() }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for RequestSource {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let agent = parts.headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok());
        let agent = agent.unwrap_or_default().chars().take(MOST_CHARS).collect();
        let address = parts.extensions.get::<ClientAddress>().map(|ClientAddress(it)| *it);
        Ok(Self { address, agent })
    }
}
