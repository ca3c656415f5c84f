//! What the map page and the wall's map ask for.

use battle_map::view::map_page::{MapPage, MapQuery};
use leptos::prelude::*;

use super::{ApiError, Json};
use crate::{map::MapPlace, texts::Language};

/// The map page without its map.
#[server(prefix = "/api/view", endpoint = "map-page", input = Json, output = Json)]
pub async fn load_map_page(query: MapQuery) -> Result<MapPage, ApiError> {
    let (backend, actor) = super::here()?;
    backend.map_page(&actor, &query, MapPlace::Desk.size())
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
