//! `GET /feed/audit.csv`: the whole audit for the administrator, filtered as on their page.

use std::sync::Arc;

use axum::{
    Extension,
    body::Body,
    extract::{Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use battle_map::{
    access,
    view::audit::{AuditKind, AuditLine},
};
use battle_map_app::{audit::Audit, texts::Texts};
use battle_map_ledger::csv;
use futures::{StreamExt, stream};

use crate::{
    auth::{Accounts, Who},
    clock,
    http::{
        disposition::{self, FileOf},
        language,
        refusal::refused,
    },
    log::StoreError,
};

/// Entries that are read at a time.
const PAGE: u32 = 1_000;
/// The catalogue's keys of the columns.
const COLUMNS: [&str; 5] = ["audit.at", "audit.kind", "audit.who", "audit.about", "audit.address"];

/// Answers with every entry that is asked for, newest first.
pub async fn export(
    State(accounts): State<Arc<Accounts>>,
    who: Option<Extension<Who>>,
    headers: HeaderMap,
    Query(parameters): Query<Vec<(String, String)>>,
) -> Response {
    let Some(Extension(who)) = who else {
        return refused(StatusCode::UNAUTHORIZED, "not-signed-in");
    };
    if !access::may_keep_accounts(&who.actor) {
        return refused(StatusCode::FORBIDDEN, "not-allowed");
    }
    let get = |key: &str| parameters.iter().find(|(k, _)| k == key).map(|(_, v)| v.as_str());
    let kind = get("kind").and_then(AuditKind::from_code);
    let asked = Audit { kind, words: get("words").unwrap_or_default().to_owned(), before: None };
    let texts = Texts(language::of(&headers));
    let today = FileOf::Day(clock::now().day());
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, disposition::download("audit", today, "audit.csv")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    let mut head = csv::BYTE_ORDER_MARK.to_owned();
    let columns = COLUMNS.map(|key| texts.get(key));
    csv::write_row(&mut head, columns.iter().map(String::as_str));
    let pages = stream::unfold(Some(asked), move |asked| page(accounts.clone(), texts, asked));
    let body = Body::from_stream(stream::iter([Ok(head)]).chain(pages));
    (headers, body).into_response()
}

/// The next entries as lines, and what is asked for after them.
async fn page(
    accounts: Arc<Accounts>,
    texts: Texts,
    asked: Option<Audit>,
) -> Option<(Result<String, StoreError>, Option<Audit>)> {
    let asked = asked?;
    match accounts.audit().lines(&asked, PAGE).await {
        Ok(lines) => {
            let last = lines.last()?.id;
            let text = lines.iter().map(|line| row(texts, line)).collect();
            Some((Ok(text), Some(Audit { before: Some(last), ..asked })))
        }
        Err(error) => {
            tracing::error!(%error, "the audit broke off");
            Some((Err(error), None))
        }
    }
}

fn row(texts: Texts, line: &AuditLine) -> String {
    let kind = line.kind.map(|kind| texts.get(&format!("audit.kind.{}", kind.code())));
    let at = format!("{} {}", line.at.day(), line.at.clock());
    let cells =
        [at, kind.unwrap_or_default(), line.who.clone(), line.about.clone(), line.address.clone()];
    let cells = cells.map(|cell| csv::guarded(&cell));
    let mut row = String::new();
    csv::write_row(&mut row, cells.iter().map(String::as_str));
    row
}
