//! What the map page and the wall's map ask for.

use battle_map::view::map_page::MapQuery;
use leptos::prelude::*;

use super::{ApiError, Json};
use crate::{components::map_page::MapPieces, map::MapPlace, texts::Language};

/// The map page without its map.
#[server(prefix = "/api/view", endpoint = "map-page", input = Json, output = Json)]
pub async fn load_map_page(query: MapQuery) -> Result<MapPieces, ApiError> {
    let (backend, actor) = super::here()?;
    crate::texts::provide();
    let page = backend.map_page(&actor, &query, MapPlace::Desk.size())?;
    Ok(crate::components::map_page::written(query, page))
}

/// The map's drawing for a window of `size` pixels.
#[server(prefix = "/api/view", endpoint = "map", input = Json, output = Json)]
pub async fn load_map(
    query: MapQuery,
    place: MapPlace,
    size: (u16, u16),
    language: Language,
) -> Result<String, ApiError> {
    crate::map::drawing(&query, place, size, language)
}
