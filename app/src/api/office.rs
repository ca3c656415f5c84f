//! What the headquarters' desk asks for.

use battle_map::view::office::OfficeView;
use leptos::{prelude::*, server_fn::codec::Json};

use super::ApiError;

/// The desk.
#[server(prefix = "/api/view", endpoint = "office", input = Json)]
pub async fn load_office() -> Result<OfficeView, ApiError> {
    let (backend, actor) = super::here()?;
    backend.office(&actor)
}
