//! What a project's page asks for.

use battle_map::{
    value::ProjectId,
    view::{history::HistoryLine, project_file::ProjectFile},
};
use leptos::prelude::*;

use super::{ApiError, Json};

/// A project's file.
#[server(prefix = "/api/view", endpoint = "project", input = Json, output = Json)]
pub async fn load_project(id: ProjectId) -> Result<ProjectFile, ApiError> {
    let (backend, actor) = super::here()?;
    backend.project_file(&actor, id)
}

/// A project's history, newest first.
#[server(prefix = "/api/view", endpoint = "history", input = Json, output = Json)]
pub async fn load_history(id: ProjectId) -> Result<Vec<HistoryLine>, ApiError> {
    let (backend, actor) = super::here()?;
    backend.history(&actor, id).await
}
