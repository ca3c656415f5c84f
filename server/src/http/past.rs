//! `POST /api/past` and `/api/past-cards`: the register of notices and the ledger of cards of a city that
//! starts in mid-year, looked at line by line and then taken over whole.

use std::path::PathBuf;

use axum::{
    Json, Router,
    extract::{Request, State},
    response::{IntoResponse, Response},
    routing::post,
};
use battle_map::view::past::{CardsFile, PastCards, PastPreview, past_cards, past_preview};
use battle_map_app::screens::past::wire::{PastAbout, PastCardsAbout};
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
    Router::new()
        .route("/api/past", post(past))
        .route("/api/past-cards", post(past_cards_file))
        .with_state(Past { files, program })
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

async fn past_cards_file(
    State(Past { files, program }): State<Past>,
    request: Request,
) -> Response {
    let plan = move |read: &FileRead<PastCardsAbout>| {
        let register = register::read(&read.file, &program)?;
        let file = CardsFile { name: &read.name, chosen: &read.about.chosen };
        let now = clock::now();
        let (preview, commands) = past_cards(&read.board, &read.actor, &register, file, now);
        Ok(Planned::<PastCards> { preview, commands })
    };
    match files.answer(request, plan).await {
        Ok(outcome) => Json(outcome).into_response(),
        Err(answer) => *answer,
    }
}
