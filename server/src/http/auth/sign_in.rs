//! Signing in with a name and a password or a wall's token, and out again.

use axum::{
    Extension, Form,
    extract::{Query, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use battle_map::{model::actor::Role, view::audit::AuditKind};
use serde::Deserialize;

use super::state::{AuthState, Peer, append_cookie, back_to, failed, welcome};
use crate::{
    auth::{Attempt, Credentials, Done, Secret, SignInRefusal, Who},
    http::{
        cookie::{self, BROWSER, SESSION},
        forms,
        refusal::refused,
        source::RequestSource,
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
    from: RequestSource,
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
    let cookie = |name| cookie::value(&headers, name).and_then(Secret::parse);
    let (browser, origin) = (cookie(BROWSER), from.origin());
    let attempt = Attempt {
        name: &form.name,
        password: &form.password,
        address: state.address(&headers, &peer),
        browser: browser.as_ref(),
        session: cookie(SESSION).map(|session| session.hash()),
        origin: &origin,
    };
    let signed_in = state.accounts.sign_in(attempt).await;
    if let Ok(came) = &signed_in {
        note(&state, &form.name, came.as_ref().err().copied(), &from).await;
    }
    match signed_in {
        Ok(Ok((session, browser))) => welcome(
            &session,
            &browser,
            &cookie::way_back(form.back.or_else(|| home(&state, &form.name))),
        ),
        Ok(Err(refusal)) => again(refusal.code(), seconds(refusal)),
        Err(error) => failed(&error),
    }
}

/// Notes in the audit that somebody signed in, or failed to. A name that is no account's is not
/// written down: it may be a password in the wrong field.
async fn note(
    state: &AuthState,
    typed: &str,
    refused: Option<SignInRefusal>,
    from: &RequestSource,
) {
    let board = state.accounts.board();
    let name = board.person_called(typed).map(|person| person.name.as_str()).unwrap_or_default();
    let (kind, who, about) = match refused {
        None => (AuditKind::SignedIn, name, ""),
        Some(SignInRefusal::Wrong) => (AuditKind::SignInFailed, "", name),
        // They were not even looked at.
        Some(SignInRefusal::Wait(_) | SignInRefusal::Busy) => return,
    };
    state.accounts.audit().note(Done { kind, who, about, from: from.address }).await;
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
    from: RequestSource,
    headers: HeaderMap,
    Form(form): Form<SignOutForm>,
) -> Response {
    if !forms::is_ours(&headers, &form.form) {
        return refused(StatusCode::FORBIDDEN, "form-too-old");
    }
    if let Some(Extension(who)) = who {
        if let Err(error) = state.accounts.sign_out(&who, form.everywhere.is_some()).await {
            return failed(&error);
        }
        let (kind, who) = (AuditKind::SignedOut, who.actor.name.as_str());
        state.accounts.audit().note(Done { kind, who, about: "", from: from.address }).await;
    }
    let mut answer = Redirect::to("/login").into_response();
    append_cookie(answer.headers_mut(), &format!("{SESSION}=; Path=/; Max-Age=0; HttpOnly"));
    answer
}

/// Notes in the audit that a wall entered, by the name of its token.
async fn note_wall(state: &AuthState, session: &Secret, from: &RequestSource) {
    let credentials = Credentials { bearer: None, session: Some(session.clone()) };
    if let Ok(Some(wall)) = state.accounts.who(&credentials).await {
        let (kind, who) = (AuditKind::WallEntered, wall.actor.name.as_str());
        state.accounts.audit().note(Done { kind, who, about: "", from: from.address }).await;
    }
}

#[derive(Debug, Deserialize)]
pub struct EnterQuery {
    #[serde(default)]
    token: String,
    to: Option<String>,
}

/// Signs a wall in by the token in its address, and gives it a cookie in its place.
pub async fn enter(
    State(state): State<AuthState>,
    from: RequestSource,
    headers: HeaderMap,
    Query(query): Query<EnterQuery>,
) -> Response {
    let Some(token) = Secret::parse(&query.token) else {
        return back_to("/login", "wrong-token", &[]);
    };
    let has = cookie::value(&headers, SESSION).and_then(Secret::parse);
    let had = has.clone();
    match state.accounts.enter(&token, has, &from.origin()).await {
        Ok(Some(session)) => {
            if had.as_ref() != Some(&session) {
                note_wall(&state, &session, &from).await;
            }
            let to = query.to.or_else(|| Some("/wall".to_owned()));
            let mut answer = Redirect::to(&cookie::way_back(to)).into_response();
            append_cookie(answer.headers_mut(), &cookie::wall_session(session.expose()));
            answer
        }
        Ok(None) => back_to("/login", "wrong-token", &[]),
        Err(error) => failed(&error),
    }
}
