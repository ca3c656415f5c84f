//! The first account: an administrator, against a code that only the console shows.

use axum::{
    Form,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::Response,
};
use battle_map::value::Name;
use serde::Deserialize;

use super::state::{AuthState, Peer, back_to, failed, welcome};
use crate::{
    auth,
    http::{forms, refusal::refused},
};

#[derive(Debug, Deserialize)]
pub struct SetupForm {
    #[serde(default)]
    form: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    again: String,
}

/// Registers the administrator and signs them in.
pub async fn first_account(
    State(state): State<AuthState>,
    peer: Peer,
    headers: HeaderMap,
    Form(form): Form<SetupForm>,
) -> Response {
    if !state.accounts.is_empty() {
        return refused(StatusCode::NOT_FOUND, "not-found");
    }
    let again = |fault: &str| back_to("/setup", fault, &[("name", form.name.clone())]);
    if let Some(fault) = fault(&state, &form, &headers, &peer) {
        return again(fault);
    }
    let Ok(name) = Name::new(&form.name) else { return again("name-missing") };
    match state.accounts.register(&name, &form.password).await {
        Ok(Ok((session, browser))) => welcome(&session, &browser, "/admin"),
        Ok(Err(refusal)) => again(refusal.code()),
        Err(error) => failed(&error),
    }
}

fn fault(
    state: &AuthState,
    form: &SetupForm,
    headers: &HeaderMap,
    peer: &Peer,
) -> Option<&'static str> {
    if !forms::is_ours(headers, &form.form) {
        Some("form-too-old")
    } else if !state.setup.accepts(&form.code, state.address(headers, peer)) {
        Some("wrong-code")
    } else if form.password != form.again {
        Some("password-not-repeated")
    } else {
        auth::fault(&form.password, &form.name)
    }
}
