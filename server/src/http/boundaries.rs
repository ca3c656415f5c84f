//! `POST /api/boundaries`: a file of outlines or of a context layer over the web, looked at on a small
//! map and then confirmed; it is read as on the command line.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::{Request, State},
    response::{IntoResponse, Response},
    routing::post,
};
use battle_map::{
    command::Command,
    event::Subject,
    model::layer::LayerAction,
    rules::outlines,
    view::boundaries::{BoundariesPreview, layer_preview, outlines_preview},
};
use battle_map_app::screens::boundaries::wire::{BoundariesAbout, BoundariesContent};
use battle_map_ledger::{LedgerError, feature_fault::FeatureFault, geometry, regions};

use super::preview_file::{FileRead, Planned, PreviewedFiles};
use crate::writer::Writer;

/// The route on which outlines and layers come in.
pub fn router(writer: Writer) -> Router {
    Router::new().route("/api/boundaries", post(boundaries)).with_state(PreviewedFiles::new(writer))
}

async fn boundaries(State(files): State<PreviewedFiles>, request: Request) -> Response {
    match files.answer(request, planned).await {
        Ok(outcome) => Json(outcome).into_response(),
        Err(answer) => *answer,
    }
}

fn planned(read: &FileRead<BoundariesAbout>) -> Result<Planned<BoundariesPreview>, LedgerError> {
    let FileRead { board, about: BoundariesAbout { target, crs }, file, texts, .. } = read;
    let title = texts.get("boundaries.map");
    let words = |notes: &[FeatureFault]| notes.iter().map(|note| note.words(texts)).collect();
    match target {
        BoundariesContent::Outlines { replace } => {
            let read = regions::read(file, *crs)?;
            let plan = outlines::plan(board, read.named, *replace);
            let preview = outlines_preview(board, &plan, words(&read.notes), &title);
            Ok(Planned { preview, commands: plan.commands })
        }
        BoundariesContent::Layer(name) => {
            let (shapes, notes) = geometry::layer(file, *crs)?;
            let shapes = Arc::new(shapes);
            let preview = layer_preview(board, name, &shapes, words(&notes), &title);
            let load = LayerAction::Load { name: name.clone(), shapes };
            let command = preview.does_something().then(|| Command::new(Subject::City, load));
            Ok(Planned { preview, commands: command.into_iter().collect() })
        }
    }
}
