//! What the desk asks for.

use battle_map::view::desk::DeskView;
use leptos::{prelude::*, server_fn::codec::Json};

use super::ApiError;

/// The desk of whoever asks.
#[server(prefix = "/api/view", endpoint = "desk", input = Json)]
pub async fn load_desk() -> Result<DeskView, ApiError> {
    let (backend, actor) = super::here()?;
    backend.desk(&actor)
}
