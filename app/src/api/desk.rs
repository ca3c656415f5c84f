//! What the desk asks for.

use battle_map::{value::Month, view::desk::DeskView};
use leptos::prelude::*;

use super::{ApiError, Json};

/// The desk of whoever asks, with the month asked for, else the latest that is open.
#[server(prefix = "/api/view", endpoint = "desk", input = Json, output = Json)]
pub async fn load_desk(month: Option<Month>) -> Result<DeskView, ApiError> {
    let (backend, actor) = super::here()?;
    backend.desk(&actor, month)
}
