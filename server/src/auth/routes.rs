//! The ways in and out: forms that work without JavaScript, each answered by leading on.
//!
//! A refusal leads back to its page with a stable code in the address, and what was typed survives
//! there, but for passwords.

use std::{net::SocketAddr, sync::Arc};

use axum::{
    Form, Router,
    extract::{ConnectInfo, FromRequestParts, Query, State},
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use battle_map::model::actor::Role;
use battle_map_app::columns::kept;
use serde::Deserialize;

use super::{
    Accounts, AuthError, Secret, SignInRefusal, Who,
    accounts::{Attempt, BROWSER, SESSION},
    forms, gate, password,
};
use crate::{cookie, feed::refused};

mod keeping;
mod setup;

/// What the handlers share.
#[derive(Clone)]
pub(super) struct Ways {
    pub(super) accounts: Arc<Accounts>,
    pub(super) setup: setup::SetupCode,
    trust_proxy: bool,
}

/// The routes; `trust_proxy` believes a proxy's word about addresses. Prints the code for the first
/// account while there is none.
///
/// # Errors
/// When the system has no randomness.
pub fn router(accounts: Arc<Accounts>, trust_proxy: bool) -> Result<Router, AuthError> {
    let setup = setup::SetupCode::new(&accounts)?;
    Ok(Router::new()
        .route("/login", post(sign_in))
        .route("/logout", post(sign_out))
        .route("/password", post(change_password))
        .route("/setup", post(setup::first_account))
        .route("/enter", get(enter))
        .with_state(Ways { accounts: accounts.clone(), setup, trust_proxy })
        .merge(keeping::router(accounts)))
}

/// The address that a request comes from.
pub(super) struct From(Option<ConnectInfo<SocketAddr>>);

impl<S: Send + Sync> FromRequestParts<S> for From {
    type Rejection = std::convert::Infallible;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self(parts.extensions.get::<ConnectInfo<SocketAddr>>().copied()))
    }
}

impl Ways {
    pub(super) fn address(&self, headers: &HeaderMap, From(connection): &From) -> std::net::IpAddr {
        gate::address(headers, connection.as_ref(), self.trust_proxy)
    }
}

/// Leads on with a new session and a browser that is known from now on.
fn welcome(session: &Secret, browser: &Secret, to: &str) -> Response {
    let mut answer = Redirect::to(to).into_response();
    let session = format!("{SESSION}={}; Path=/; HttpOnly; SameSite=Lax", session.expose());
    let browser = format!("{}; HttpOnly", kept(BROWSER, browser.expose()));
    append_cookie(answer.headers_mut(), &session);
    append_cookie(answer.headers_mut(), &browser);
    answer
}

fn append_cookie(headers: &mut HeaderMap, cookie: &str) {
    if let Ok(cookie) = HeaderValue::from_str(cookie) {
        headers.append(header::SET_COOKIE, cookie);
    }
}

#[derive(Debug, Deserialize)]
struct SignInForm {
    #[serde(default)]
    form: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    password: String,
    back: Option<String>,
}

async fn sign_in(
    State(ways): State<Ways>,
    from: From,
    headers: HeaderMap,
    Form(form): Form<SignInForm>,
) -> Response {
    let again = |fault: &str, seconds: Option<u32>| {
        let mut query = vec![("fault", fault.to_owned()), ("name", form.name.clone())];
        query.extend(seconds.map(|seconds| ("seconds", seconds.to_string())));
        query.extend(form.back.clone().map(|back| ("back", back)));
        back_to("/login", &query)
    };
    if !forms::is_ours(&headers, &form.form) {
        return again("form-too-old", None);
    }
    let attempt = Attempt {
        name: &form.name,
        password: &form.password,
        address: ways.address(&headers, &from),
        browser: cookie::value(&headers, BROWSER).and_then(Secret::parse).map(|b| b.hash()),
    };
    match ways.accounts.sign_in(attempt).await {
        Ok(Ok((session, browser))) => welcome(
            &session,
            &browser,
            &cookie::way_back(form.back.or_else(|| home(&ways, &form.name))),
        ),
        Ok(Err(refusal)) => again(refusal.code(), seconds(refusal)),
        Err(error) => failed(&error),
    }
}

/// Where somebody's work is; the map for all others.
fn home(ways: &Ways, name: &str) -> Option<String> {
    let role = ways.accounts.board().person_called(name)?.role;
    let home = match role {
        Role::Unit(_) | Role::RegionOffice(_) => "/my",
        Role::Admin => "/admin",
        Role::Office => "/office",
        Role::Leader | Role::Viewer | Role::Display => "/",
    };
    Some(home.to_owned())
}

const fn seconds(refusal: SignInRefusal) -> Option<u32> {
    match refusal {
        SignInRefusal::Wait(seconds) => Some(seconds),
        SignInRefusal::Wrong | SignInRefusal::Busy => None,
    }
}

#[derive(Debug, Deserialize)]
struct SignOutForm {
    #[serde(default)]
    form: String,
    everywhere: Option<String>,
}

async fn sign_out(
    State(ways): State<Ways>,
    who: Option<axum::Extension<Who>>,
    headers: HeaderMap,
    Form(form): Form<SignOutForm>,
) -> Response {
    if !forms::is_ours(&headers, &form.form) {
        return refused(StatusCode::FORBIDDEN, "form-too-old");
    }
    if let Some(axum::Extension(who)) = who
        && let Err(error) = ways.accounts.sign_out(&who, form.everywhere.is_some()).await
    {
        return failed(&error);
    }
    let mut answer = Redirect::to("/login").into_response();
    append_cookie(answer.headers_mut(), &format!("{SESSION}=; Path=/; Max-Age=0; HttpOnly"));
    answer
}

#[derive(Debug, Deserialize)]
struct PasswordForm {
    #[serde(default)]
    form: String,
    #[serde(default)]
    current: String,
    #[serde(default)]
    new: String,
    #[serde(default)]
    again: String,
}

async fn change_password(
    State(ways): State<Ways>,
    who: Option<axum::Extension<Who>>,
    headers: HeaderMap,
    Form(form): Form<PasswordForm>,
) -> Response {
    let again = |fault: &str| back_to("/password", &[("fault", fault.to_owned())]);
    let Some((who, person)) = who.and_then(|who| Some((who.0.clone(), who.0.person?))) else {
        return refused(StatusCode::UNAUTHORIZED, "not-signed-in");
    };
    if !forms::is_ours(&headers, &form.form) {
        return again("form-too-old");
    }
    if form.new != form.again {
        return again("password-not-repeated");
    }
    if form.new == form.current {
        return again("password-unchanged");
    }
    if let Some(fault) = password::fault(&form.new, who.actor.name.as_str()) {
        return again(fault);
    }
    match ways.accounts.is_password(person, &form.current).await {
        Ok(Ok(())) => {}
        Ok(Err(refusal)) => return again(refusal.code()),
        Err(error) => return failed(&error),
    }
    match ways.accounts.set_password(person, &form.new, false, who.session).await {
        Ok(()) => Redirect::to("/").into_response(),
        Err(error) => failed(&error),
    }
}

#[derive(Debug, Deserialize)]
struct Entrance {
    #[serde(default)]
    token: String,
    to: Option<String>,
}

/// A wall comes with its token in the address and keeps a cookie in its place.
async fn enter(State(ways): State<Ways>, Query(entrance): Query<Entrance>) -> Response {
    let Some(token) = Secret::parse(&entrance.token) else {
        return back_to("/login", &[("fault", "wrong-token".to_owned())]);
    };
    match ways.accounts.enter(&token).await {
        Ok(Some(session)) => {
            let to = entrance.to.or_else(|| Some("/wall".to_owned()));
            let mut answer = Redirect::to(&cookie::way_back(to)).into_response();
            append_cookie(answer.headers_mut(), &gate::walls_cookie(session.expose()));
            answer
        }
        Ok(None) => back_to("/login", &[("fault", "wrong-token".to_owned())]),
        Err(error) => failed(&error),
    }
}

/// Leads back to a form's page, which reads what went wrong from its address.
pub(super) fn back_to(page: &str, query: &[(&str, String)]) -> Response {
    let pairs: Vec<_> =
        query.iter().map(|(key, value)| format!("{key}={}", gate::escaped(value))).collect();
    Redirect::to(&format!("{page}?{}", pairs.join("&"))).into_response()
}

pub(super) fn failed(error: &AuthError) -> Response {
    tracing::error!(%error, "an account could not be reached");
    refused(StatusCode::INTERNAL_SERVER_ERROR, "failed")
}
