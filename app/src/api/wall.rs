//! What the wall asks for.

use battle_map::view::wall::WallView;
use leptos::prelude::*;

use super::{ApiError, Json};

/// The wall's figures.
#[server(prefix = "/api/view", endpoint = "wall", input = Json, output = Json)]
pub async fn load_wall() -> Result<WallView, ApiError> {
    let (backend, actor) = super::here()?;
    backend.wall(&actor)
}
