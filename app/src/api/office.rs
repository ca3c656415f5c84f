//! What the headquarters' desk asks for.

use battle_map::view::{import_preview::ImportDesk, month_tables::MonthTables, office::OfficeView};
use leptos::prelude::*;

use super::{ApiError, Json};

/// The desk.
#[server(prefix = "/api/view", endpoint = "office", input = Json, output = Json)]
pub async fn load_office() -> Result<OfficeView, ApiError> {
    let (backend, actor) = super::here()?;
    backend.office(&actor)
}

/// The page on which ledgers come in.
#[server(prefix = "/api/view", endpoint = "import", input = Json, output = Json)]
pub async fn load_import() -> Result<ImportDesk, ApiError> {
    let (backend, actor) = super::here()?;
    backend.import_desk(&actor)
}

/// The tables of the last closed month; nothing before one is closed.
#[server(prefix = "/api/view", endpoint = "month", input = Json, output = Json)]
pub async fn load_month() -> Result<Option<MonthTables>, ApiError> {
    let (backend, actor) = super::here()?;
    backend.month_tables(&actor)
}
