//! What pages ask about evidence; the files themselves have addresses of their own.

use battle_map::{value::ProjectId, view::evidence::ProjectEvidence};
use leptos::prelude::*;

use super::{ApiError, Json};

/// The evidence of a project; none for whoever may not see it.
#[server(prefix = "/api/view", endpoint = "evidence", input = Json, output = Json)]
pub async fn load_project_evidence(id: ProjectId) -> Result<Option<ProjectEvidence>, ApiError> {
    let (backend, actor) = super::here()?;
    backend.project_evidence(&actor, id)
}
