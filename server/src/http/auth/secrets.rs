//! What the administrator does with secrets: initial passwords and tokens, each shown once.

use std::sync::Arc;

use axum::{
    Extension, Json, Router,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::post,
};
use battle_map::access;
use battle_map_app::secrets::{NewPassword, NewTokenAsked, PasswordAsked, RevokeAsked, TokenMade};

use super::state::failed;
use crate::{
    auth::{Accounts, TokenId, Who},
    clock,
    http::{gate, refusal::refused},
};

/// The routes, for scripts of pages of this server and for bearers of an administrator's token.
pub fn router(accounts: Arc<Accounts>) -> Router {
    Router::new()
        .route("/api/secrets/password", post(password))
        .route("/api/secrets/token", post(make_token))
        .route("/api/secrets/revoke", post(revoke))
        .with_state(accounts)
}

/// Why a request is refused; `None` if it is allowed.
fn turned_away(who: Option<&Extension<Who>>, headers: &HeaderMap) -> Option<Response> {
    let Some(Extension(who)) = who else {
        return Some(refused(StatusCode::UNAUTHORIZED, "not-signed-in"));
    };
    if !access::may_keep_accounts(&who.actor) {
        return Some(refused(StatusCode::FORBIDDEN, "not-allowed"));
    }
    (!gate::same_origin(headers)).then(|| refused(StatusCode::FORBIDDEN, "another-origin"))
}

async fn password(
    State(accounts): State<Arc<Accounts>>,
    who: Option<Extension<Who>>,
    headers: HeaderMap,
    Json(PasswordAsked { person }): Json<PasswordAsked>,
) -> Response {
    if let Some(answer) = turned_away(who.as_ref(), &headers) {
        return answer;
    }
    if !accounts.board().people.contains_key(&person) {
        return refused(StatusCode::UNPROCESSABLE_ENTITY, "unknown-person");
    }
    match accounts.give_initial_password(person).await {
        Ok(password) => Json(NewPassword { password }).into_response(),
        Err(error) => failed(&error),
    }
}

async fn make_token(
    State(accounts): State<Arc<Accounts>>,
    who: Option<Extension<Who>>,
    headers: HeaderMap,
    Json(NewTokenAsked { label, role }): Json<NewTokenAsked>,
) -> Response {
    if let Some(answer) = turned_away(who.as_ref(), &headers) {
        return answer;
    }
    match accounts.make_token(&label, role).await {
        Ok(token) => Json(TokenMade { token }).into_response(),
        Err(error) => failed(&error),
    }
}

async fn revoke(
    State(accounts): State<Arc<Accounts>>,
    who: Option<Extension<Who>>,
    headers: HeaderMap,
    Json(RevokeAsked { id }): Json<RevokeAsked>,
) -> Response {
    if let Some(answer) = turned_away(who.as_ref(), &headers) {
        return answer;
    }
    match accounts.revoke_token(TokenId(id), clock::now().0).await {
        Ok(()) => Json(serde_json::json!({})).into_response(),
        Err(error) => failed(&error),
    }
}
