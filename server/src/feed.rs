//! `/feed`: the ledger as files for other programs, filtered like the page that links here.

use std::{collections::HashSet, sync::Arc};

use axum::{
    Router,
    extract::{Path, Query, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use battle_map::{
    board::Board,
    view::{export::ExportTable, filter::Filter, standing::Standing},
};

use crate::{clock, ledger::export::ExportFormat, writer::Writer};

/// The routes; whoever may reach the server may read, until there are accounts.
pub fn router(writer: Writer) -> Router {
    Router::new().route("/feed/{file}", get(feed)).with_state(Arc::new(writer))
}

async fn feed(
    State(writer): State<Arc<Writer>>,
    Path(file): Path<String>,
    Query(parameters): Query<Vec<(String, String)>>,
) -> Response {
    let format = match file.as_str() {
        "ledger.xlsx" => ExportFormat::Xlsx,
        "ledger.csv" => ExportFormat::Csv,
        "projects.geojson" => ExportFormat::Geojson,
        _ => return refused(StatusCode::NOT_FOUND, "not-found"),
    };
    let get = |key: &str| parameters.iter().find(|(k, _)| k == key).map(|(_, v)| v.clone());
    let filter = Filter::read(get);
    let board = writer.present().board.clone();
    // A workbook of ten thousand projects takes long enough to be kept off the async threads.
    let written = tokio::task::spawn_blocking(move || format.write(&shown(&board, &filter))).await;
    match written {
        Ok(Ok(bytes)) => {
            let name = format!("attachment; filename=\"{file}\"");
            let headers = [
                (header::CONTENT_TYPE, format.media_type().to_owned()),
                (header::CONTENT_DISPOSITION, name),
                (header::CACHE_CONTROL, "no-store".to_owned()),
            ];
            (headers, bytes).into_response()
        }
        Ok(Err(error)) => failed(&error.to_string()),
        Err(error) => failed(&error.to_string()),
    }
}

/// The rows that pass the filter, in the order of the chosen list.
fn shown(board: &Board, filter: &Filter) -> ExportTable {
    let mut table = ExportTable::of(board, filter.list, clock::now().day());
    let standing = Standing::of(board);
    let passing: HashSet<_> =
        standing.filtered(filter).iter().map(|entry| entry.project.id).collect();
    table.rows.retain(|row| passing.contains(&row.number));
    table
}

fn failed(error: &str) -> Response {
    tracing::error!(error, "a feed could not be written");
    refused(StatusCode::INTERNAL_SERVER_ERROR, "failed")
}

/// An answer for programs: a status and a stable code.
pub fn refused(status: StatusCode, code: &'static str) -> Response {
    (status, axum::Json(serde_json::json!({ "code": code }))).into_response()
}
