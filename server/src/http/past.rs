//! `POST /api/past`: the register of a city that starts in mid-year, looked at line by line and then
//! taken over whole.

use std::path::PathBuf;

use axum::{
    Json, Router,
    extract::{Request, State},
    response::{IntoResponse, Response},
    routing::post,
};
use battle_map::view::past::{PastPreview, past_preview};
use battle_map_app::screens::past::wire::PastAbout;
use battle_map_ledger::register;

use super::preview_file::{FileRead, Planned, PreviewedFiles};
use crate::{clock, writer::Writer};

#[derive(Clone)]
struct Past {
    files: PreviewedFiles,
    /// The program that takes workbooks apart.
    program: PathBuf,
}

/// The route; `program` takes workbooks apart in a process of its own.
pub fn router(writer: Writer, program: PathBuf) -> Router {
    let files = PreviewedFiles::new(writer);
    Router::new().route("/api/past", post(past)).with_state(Past { files, program })
}

async fn past(State(Past { files, program }): State<Past>, request: Request) -> Response {
    let plan = move |read: &FileRead<PastAbout>| {
        let register = register::read(&read.file, &program)?;
        let (preview, commands) = past_preview(&read.board, &read.actor, &register, clock::now());
        Ok(Planned::<PastPreview> { preview, commands })
    };
    match files.answer(request, plan).await {
        Ok(outcome) => Json(outcome).into_response(),
        Err(answer) => *answer,
    }
}
