//! What the ledger page asks for.

use battle_map::view::ledger_table::{TableQuery, TableView};
use leptos::prelude::*;

use super::{ApiError, Json};

/// A page of the ledger.
#[server(prefix = "/api/view", endpoint = "ledger", input = Json, output = Json)]
pub async fn load_ledger(query: TableQuery) -> Result<TableView, ApiError> {
    let (backend, actor) = super::here()?;
    backend.table(&actor, &query)
}
