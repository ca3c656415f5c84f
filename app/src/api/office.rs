//! What the headquarters' desk asks for.

use battle_map::view::{month_tables::MonthTables, office::OfficeView};
use leptos::{prelude::*, server_fn::codec::Json};

use super::ApiError;

/// The desk.
#[server(prefix = "/api/view", endpoint = "office", input = Json)]
pub async fn load_office() -> Result<OfficeView, ApiError> {
    let (backend, actor) = super::here()?;
    backend.office(&actor)
}

/// The tables of the last closed month; nothing before one is closed.
#[server(prefix = "/api/view", endpoint = "month", input = Json)]
pub async fn load_month() -> Result<Option<MonthTables>, ApiError> {
    let (backend, actor) = super::here()?;
    backend.month_tables(&actor)
}
