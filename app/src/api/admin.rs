//! What the administrator's page asks for.

use battle_map::view::admin::AdminView;
use leptos::prelude::*;

use super::{ApiError, Json};
use crate::secrets::TokenLine;

/// People, regions, lists, layers.
#[server(prefix = "/api/view", endpoint = "admin", input = Json, output = Json)]
pub async fn load_admin() -> Result<AdminView, ApiError> {
    let (backend, actor) = super::here()?;
    backend.admin(&actor)
}

/// The tokens that are valid.
#[server(prefix = "/api/view", endpoint = "tokens", input = Json, output = Json)]
pub async fn load_tokens() -> Result<Vec<TokenLine>, ApiError> {
    let (backend, actor) = super::here()?;
    backend.tokens(&actor).await
}
