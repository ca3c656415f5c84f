//! Signing in with a name and a password or a wall's token, and out again.

use axum::{
    Extension, Form,
    extract::{Query, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use battle_map::model::actor::Role;
use serde::Deserialize;

use super::state::{AuthState, Peer, append_cookie, back_to, failed, welcome};
use crate::{
    auth::{Attempt, Secret, SignInRefusal, Who},
    http::{
        cookie::{self, BROWSER, SESSION},
        forms,
        refusal::refused,
    },
};

#[derive(Debug, Deserialize)]
pub struct SignInForm {
    #[serde(default)]
    form: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    password: String,
    back: Option<String>,
}

/// Answers the form of the sign-in page.
pub async fn sign_in(
    State(state): State<AuthState>,
    peer: Peer,
    headers: HeaderMap,
    Form(form): Form<SignInForm>,
) -> Response {
    let again = |fault: &str, seconds: Option<u32>| {
        let mut typed = vec![("name", form.name.clone())];
        typed.extend(seconds.map(|seconds| ("seconds", seconds.to_string())));
        typed.extend(form.back.clone().map(|back| ("back", back)));
        back_to("/login", fault, &typed)
    };
    if !forms::is_ours(&headers, &form.form) {
        return again("form-too-old", None);
    }
    let attempt = Attempt {
        name: &form.name,
        password: &form.password,
        address: state.address(&headers, &peer),
        browser: cookie::value(&headers, BROWSER).and_then(Secret::parse).map(|b| b.hash()),
    };
    match state.accounts.sign_in(attempt).await {
        Ok(Ok((session, browser))) => welcome(
            &session,
            &browser,
            &cookie::way_back(form.back.or_else(|| home(&state, &form.name))),
        ),
        Ok(Err(refusal)) => again(refusal.code(), seconds(refusal)),
        Err(error) => failed(&error),
    }
}

/// The start page of a role: the desk of those who have one, the map for all others.
fn home(state: &AuthState, name: &str) -> Option<String> {
    let role = state.accounts.board().person_called(name)?.role;
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
pub struct SignOutForm {
    #[serde(default)]
    form: String,
    everywhere: Option<String>,
}

/// Ends the session, or every session of the person with `everywhere`.
pub async fn sign_out(
    State(state): State<AuthState>,
    who: Option<Extension<Who>>,
    headers: HeaderMap,
    Form(form): Form<SignOutForm>,
) -> Response {
    if !forms::is_ours(&headers, &form.form) {
        return refused(StatusCode::FORBIDDEN, "form-too-old");
    }
    if let Some(Extension(who)) = who
        && let Err(error) = state.accounts.sign_out(&who, form.everywhere.is_some()).await
    {
        return failed(&error);
    }
    let mut answer = Redirect::to("/login").into_response();
    append_cookie(answer.headers_mut(), &format!("{SESSION}=; Path=/; Max-Age=0; HttpOnly"));
    answer
}

#[derive(Debug, Deserialize)]
pub struct EnterQuery {
    #[serde(default)]
    token: String,
    to: Option<String>,
}

/// Signs a wall in by the token in its address, and gives it a cookie in its place.
pub async fn enter(State(state): State<AuthState>, Query(query): Query<EnterQuery>) -> Response {
    let Some(token) = Secret::parse(&query.token) else {
        return back_to("/login", "wrong-token", &[]);
    };
    match state.accounts.enter(&token).await {
        Ok(Some(session)) => {
            let to = query.to.or_else(|| Some("/wall".to_owned()));
            let mut answer = Redirect::to(&cookie::way_back(to)).into_response();
            append_cookie(answer.headers_mut(), &cookie::wall_session(session.expose()));
            answer
        }
        Ok(None) => back_to("/login", "wrong-token", &[]),
        Err(error) => failed(&error),
    }
}
