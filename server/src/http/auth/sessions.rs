//! Ending one's own sessions, from a form that works without JavaScript.

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
    auth::{Done, Who},
    http::{forms, refusal::refused, source::RequestSource},
};

#[derive(Debug, Deserialize)]
pub struct EndForm {
    #[serde(default)]
    form: String,
    /// The session that ends; without one, all but the one that asks.
    id: Option<String>,
}

/// Ends a session of whoever asks, or all the others, and leads back to the list.
pub async fn end(
    State(state): State<AuthState>,
    who: Option<Extension<Who>>,
    from: RequestSource,
    headers: HeaderMap,
    Form(form): Form<EndForm>,
) -> Response {
    let Some((who, person)) = who.and_then(|who| Some((who.0.clone(), who.0.person?))) else {
        return refused(StatusCode::UNAUTHORIZED, "not-signed-in");
    };
    if !forms::is_ours(&headers, &form.form) {
        return back_to("/password", "form-too-old", &[]);
    }
    let ended = match &form.id {
        Some(id) => state.accounts.end_session_called(person, id).await,
        None => state.accounts.end_sessions(person, who.session).await.map(|()| true),
    };
    match ended {
        Ok(_) => {
            let name = who.actor.name.as_str();
            let done =
                Done { kind: AuditKind::SessionsEnded, who: name, about: name, from: from.address };
            state.accounts.audit().note(done).await;
            Redirect::to("/password").into_response()
        }
        Err(error) => failed(&error),
    }
}
