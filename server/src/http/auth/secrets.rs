//! What the administrator does with secrets: initial passwords and tokens, each shown once.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::{FromRequestParts, Request, State},
    http::{StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use battle_map::{access, rules::person::name::is_seen, value::PersonId, view::audit::AuditKind};
use battle_map_app::{
    me::role_code,
    secrets::{
        AccountSheetAsked, AccountsAsked, NewAccount, NewPassword, NewTokenAsked, PasswordAsked,
        RevokeAsked, SessionsEndAsked, TokenMade,
    },
};
use battle_map_ledger::{
    account_sheet::{self, AccountRow},
    export::ExportFormat,
};
use tokio::task::spawn_blocking;

use super::{audit, state::failed};
use crate::{
    auth::{Accounts, Done, TokenId, TokenWanted, Who},
    clock,
    http::{
        refusal::refused,
        sender::Sender,
        source::RequestSource,
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
        .route("/api/secrets/sessions", post(end_sessions))
        .route("/feed/audit.csv", get(audit::export))
        .with_state(accounts)
}

/// The administrator who asks.
struct Administrator {
    who: Who,
    from: RequestSource,
}

impl<S: Send + Sync> FromRequestParts<S> for Administrator {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let Sender(who) = Sender::from_request_parts(parts, state).await?;
        if !access::may_keep_accounts(&who.actor) {
            return Err(refused(StatusCode::FORBIDDEN, "not-allowed"));
        }
        let Ok(from) = RequestSource::from_request_parts(parts, state).await;
        Ok(Self { who, from })
    }
}

impl Administrator {
    /// Notes in the audit what they did.
    async fn did(&self, accounts: &Accounts, kind: AuditKind, about: &str) {
        let (who, from) = (self.who.actor.name.as_str(), self.from.address);
        accounts.audit().note(Done { kind, who, about, from }).await;
    }
}

async fn password(
    State(accounts): State<Arc<Accounts>>,
    keeper: Administrator,
    Json(PasswordAsked { person }): Json<PasswordAsked>,
) -> Response {
    let Some(name) = name_of(&accounts, person) else {
        return refused(StatusCode::UNPROCESSABLE_ENTITY, "unknown-person");
    };
    match accounts.give_initial_password(person).await {
        Ok(password) => {
            keeper.did(&accounts, AuditKind::PasswordReset, &name).await;
            Json(NewPassword { password }).into_response()
        }
        Err(error) => failed(&error),
    }
}

fn name_of(accounts: &Accounts, person: PersonId) -> Option<String> {
    accounts.board().people.get(&person).map(|person| person.name.to_string())
}

/// Opens accounts for many at once and answers their passwords.
async fn open_accounts(
    State(accounts): State<Arc<Accounts>>,
    keeper: Administrator,
    Json(asked): Json<AccountsAsked>,
) -> Response {
    let before = accounts.board();
    match accounts.open_many(keeper.who.actor.clone(), &asked).await {
        Ok(Ok(opened)) => {
            for NewAccount { name, .. } in &opened {
                let known = before.person_called(name).is_some();
                let kind = if known { AuditKind::PasswordReset } else { AuditKind::AccountOpened };
                keeper.did(&accounts, kind, name).await;
            }
            Json(opened).into_response()
        }
        Ok(Err(refusal)) => refused(StatusCode::UNPROCESSABLE_ENTITY, refusal.code()),
        Err(error) => failed(&error),
    }
}

/// Signs a person out, in one place or everywhere.
async fn end_sessions(
    State(accounts): State<Arc<Accounts>>,
    keeper: Administrator,
    Json(SessionsEndAsked { person, session }): Json<SessionsEndAsked>,
) -> Response {
    let Some(name) = name_of(&accounts, person) else {
        return refused(StatusCode::UNPROCESSABLE_ENTITY, "unknown-person");
    };
    let own = keeper.who.session.filter(|_| keeper.who.person == Some(person));
    let ended = match &session {
        // One that has ended by itself meanwhile is ended.
        Some(session) => accounts.end_session_called(person, session).await.map(drop),
        None => accounts.end_sessions(person, own).await,
    };
    match ended {
        Ok(()) => {
            keeper.did(&accounts, AuditKind::SessionsEnded, &name).await;
            Json(serde_json::json!({})).into_response()
        }
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
    keeper: Administrator,
    Json(NewTokenAsked { label, role, last_day }): Json<NewTokenAsked>,
) -> Response {
    // The log names what acts by the token after it.
    if !is_seen(label.as_str()) {
        return refused(StatusCode::UNPROCESSABLE_ENTITY, "token-label-hidden");
    }
    let wanted = TokenWanted { label, role, person: keeper.who.person, last_day };
    match accounts.make_token(&wanted).await {
        Ok(token) => {
            keeper.did(&accounts, AuditKind::TokenMade, wanted.label.as_str()).await;
            Json(TokenMade { token }).into_response()
        }
        Err(error) => failed(&error),
    }
}

async fn revoke(
    State(accounts): State<Arc<Accounts>>,
    keeper: Administrator,
    Json(RevokeAsked { id }): Json<RevokeAsked>,
) -> Response {
    match accounts.revoke_token(TokenId(id), clock::now().0).await {
        Ok(()) => {
            keeper.did(&accounts, AuditKind::TokenRevoked, &format!("#{id}")).await;
            Json(serde_json::json!({})).into_response()
        }
        Err(error) => failed(&error),
    }
}
