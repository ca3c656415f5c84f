//! What the administrator does with secrets: initial passwords and tokens, each shown once.

use std::sync::Arc;

use axum::{
    Extension, Json, Router,
    extract::{Request, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::post,
};
use battle_map::access;
use battle_map_app::{
    me::role_code,
    secrets::{
        AccountSheetAsked, AccountsAsked, NewAccount, NewPassword, NewTokenAsked, PasswordAsked,
        RevokeAsked, TokenMade,
    },
};
use battle_map_ledger::{
    account_sheet::{self, AccountRow},
    export::ExportFormat,
};
use tokio::task::spawn_blocking;

use super::state::failed;
use crate::{
    auth::{Accounts, TokenId, Who},
    clock,
    http::{
        gate,
        refusal::refused,
        upload::{self, RefusedAnswer, Upload},
    },
};

/// The largest sheet of accounts that is written as a workbook, in megabytes.
const MOST_MEGABYTES: usize = 4;

/// The routes, for scripts of pages of this server and for bearers of an administrator's token.
pub fn router(accounts: Arc<Accounts>) -> Router {
    Router::new()
        .route("/api/secrets/password", post(password))
        .route("/api/secrets/accounts", post(open_accounts))
        .route("/api/secrets/accounts.xlsx", post(accounts_sheet))
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

/// Opens accounts for many at once and answers their passwords.
async fn open_accounts(
    State(accounts): State<Arc<Accounts>>,
    who: Option<Extension<Who>>,
    headers: HeaderMap,
    Json(asked): Json<AccountsAsked>,
) -> Response {
    if let Some(answer) = turned_away(who.as_ref(), &headers) {
        return answer;
    }
    let Some(Extension(who)) = who else {
        return refused(StatusCode::UNAUTHORIZED, "not-signed-in");
    };
    match accounts.open_many(who.actor, &asked).await {
        Ok(Ok(opened)) => Json(opened).into_response(),
        Ok(Err(refusal)) => refused(StatusCode::UNPROCESSABLE_ENTITY, refusal.code()),
        Err(error) => failed(&error),
    }
}

/// The accounts that were answered before as a workbook; nothing of them is kept.
async fn accounts_sheet(request: Request) -> Response {
    match sheet(request).await {
        Ok(answer) => answer,
        Err(answer) => *answer,
    }
}

async fn sheet(request: Request) -> Result<Response, RefusedAnswer> {
    let upload = Upload::take(request, access::may_keep_accounts, MOST_MEGABYTES).await?;
    let texts = upload.texts;
    let unreadable = |_| refused(StatusCode::UNPROCESSABLE_ENTITY, "unreadable-command");
    let asked: AccountSheetAsked = serde_json::from_slice(&upload.bytes).map_err(unreadable)?;
    let row = |account: NewAccount| AccountRow {
        role: texts.get(&format!("role.{}", role_code(account.role))),
        of: account.of,
        name: account.name,
        password: account.password,
    };
    let rows: Vec<_> = asked.accounts.into_iter().map(row).collect();
    match spawn_blocking(move || account_sheet::workbook(&rows, &asked.address)).await {
        Ok(Ok(bytes)) => {
            let kind = ExportFormat::Xlsx.media_type();
            let headers = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-store")];
            Ok((headers, bytes).into_response())
        }
        Ok(Err(error)) => Err(upload::ledger_fault(&error, texts).into()),
        Err(error) => {
            tracing::error!(%error, "a sheet of accounts could not be written");
            Err(refused(StatusCode::INTERNAL_SERVER_ERROR, "failed").into())
        }
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
