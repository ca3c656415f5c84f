//! The city's name and the first account, an administrator's, against a code that only the console
//! shows.

use axum::{
    Form,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::Response,
};
use battle_map::{refusal::Refusal, value::Name, view::audit::AuditKind};
use serde::Deserialize;

use super::state::{AuthState, Peer, back_to, failed, welcome};
use crate::{
    auth::{self, Done},
    http::{forms, refusal::refused, source::RequestSource},
};

#[derive(Debug, Deserialize)]
pub struct SetupForm {
    #[serde(default)]
    form: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    city: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    again: String,
}

/// Names the city, registers the administrator and signs them in. Of several at once one comes
/// through; the others find that there is nothing left to set up.
pub async fn first_account(
    State(state): State<AuthState>,
    peer: Peer,
    from: RequestSource,
    headers: HeaderMap,
    Form(form): Form<SetupForm>,
) -> Response {
    if !state.accounts.is_empty() {
        return refused(StatusCode::NOT_FOUND, "not-found");
    }
    let again = |fault: &str| {
        let typed = [("name", form.name.clone()), ("city", form.city.clone())];
        back_to("/setup", fault, &typed)
    };
    if let Some(fault) = fault(&state, &form, &headers, &peer) {
        return again(fault);
    }
    let Ok(name) = Name::new(&form.name) else { return again("name-missing") };
    // A city that the command line has named keeps its name where the field is left empty.
    let city = match (Name::new(&form.city), &state.accounts.board().city.name) {
        (Ok(typed), _) => typed,
        (Err(_), Some(known)) if form.city.trim().is_empty() => known.clone(),
        (Err(_), _) => return again("city-missing"),
    };
    match state.accounts.set_up(&city, &name, &form.password, &from.origin()).await {
        Ok(Ok((session, browser))) => {
            let (kind, who) = (AuditKind::AccountOpened, name.as_str());
            let done = Done { kind, who, about: who, from: from.address };
            state.accounts.audit().note(done).await;
            welcome(&session, &browser, "/office")
        }
        Ok(Err(Refusal::Stale { .. })) => refused(StatusCode::NOT_FOUND, "not-found"),
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
        auth::fault(&form.password, [form.name.as_str(), form.city.as_str()])
    }
}
