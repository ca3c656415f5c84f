//! Changing one's own password; every other session of the person ends with it.

use axum::{
    Extension, Form,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use battle_map::view::audit::AuditKind;
use serde::Deserialize;

use super::state::{AuthState, back_to, failed};
use crate::{
    auth::{self, Done, Who},
    http::{forms, refusal::refused, source::RequestSource},
};

#[derive(Debug, Deserialize)]
pub struct PasswordForm {
    #[serde(default)]
    form: String,
    #[serde(default)]
    current: String,
    #[serde(default)]
    new: String,
    #[serde(default)]
    again: String,
}

/// Answers the form of the password page.
pub async fn change(
    State(state): State<AuthState>,
    who: Option<Extension<Who>>,
    from: RequestSource,
    headers: HeaderMap,
    Form(form): Form<PasswordForm>,
) -> Response {
    let again = |fault: &str| back_to("/password", fault, &[]);
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
    let board = state.accounts.board();
    let names = auth::names(&board, who.actor.name.as_str(), who.actor.role);
    if let Some(fault) = auth::fault(&form.new, names) {
        return again(fault);
    }
    match state.accounts.is_password(person, &form.current).await {
        Ok(Ok(())) => {}
        Ok(Err(refusal)) => return again(refusal.code()),
        Err(error) => return failed(&error),
    }
    match state.accounts.set_password(person, &form.new, false, who.session).await {
        Ok(()) => {
            let (kind, who) = (AuditKind::PasswordChanged, who.actor.name.as_str());
            let done = Done { kind, who, about: "", from: from.address };
            state.accounts.audit().note(done).await;
            Redirect::to("/").into_response()
        }
        Err(error) => failed(&error),
    }
}
