//! What the ledger of problems asks for.

use battle_map::{
    value::{ProjectId, UnitId},
    view::{
        problems::{ProblemQuery, ProblemRow, ProblemsView},
        project_file::Named,
    },
};
use leptos::prelude::*;

use super::{ApiError, Json};

/// The problems that pass a query.
#[server(prefix = "/api/view", endpoint = "problems", input = Json, output = Json)]
pub async fn load_problems(query: ProblemQuery) -> Result<ProblemsView, ApiError> {
    let (backend, actor) = super::here()?;
    backend.problems(&actor, &query)
}

/// The problems of one project.
#[server(prefix = "/api/view", endpoint = "project-problems", input = Json, output = Json)]
pub async fn load_project_problems(id: ProjectId) -> Result<Vec<ProblemRow>, ApiError> {
    let (backend, actor) = super::here()?;
    backend.project_problems(&actor, id)
}

/// The bureaus that may have to solve a problem.
#[server(prefix = "/api/view", endpoint = "bureaus", input = Json, output = Json)]
pub async fn load_bureaus() -> Result<Vec<Named<UnitId>>, ApiError> {
    let (backend, actor) = super::here()?;
    backend.bureaus(&actor)
}
