//! What the wall asks for.

use battle_map::value::Seq;
use leptos::prelude::*;

use super::{ApiError, Json};
use crate::components::wall::WallPieces;

/// The wall, written out. `shown` is the newest change that the reader has seen: what came later is lit
/// up.
#[server(prefix = "/api/view", endpoint = "wall", input = Json, output = Json)]
pub async fn load_wall(shown: Option<Seq>) -> Result<WallPieces, ApiError> {
    let (backend, actor) = super::here()?;
    crate::texts::provide();
    Ok(crate::components::wall::written(backend.wall(&actor)?, shown))
}
