//! What the list of cards asks for.

use battle_map::{
    value::{CardBatchId, ProjectId},
    view::cards::{CardQuery, CardRow, CardSheet, CardsView},
};
use leptos::prelude::*;

use super::{ApiError, Json};

/// The cards that pass a query.
#[server(prefix = "/api/view", endpoint = "cards", input = Json, output = Json)]
pub async fn load_cards(query: CardQuery) -> Result<CardsView, ApiError> {
    let (backend, actor) = super::here()?;
    backend.cards(&actor, &query)
}

/// A sheet of cards approved together; without a number those that wait for a leader.
#[server(prefix = "/api/view", endpoint = "card-sheet", input = Json, output = Json)]
pub async fn load_card_sheet(batch: Option<CardBatchId>) -> Result<CardSheet, ApiError> {
    let (backend, actor) = super::here()?;
    backend.card_sheet(&actor, batch)
}

/// What whoever asks has to do about cards.
#[server(prefix = "/api/view", endpoint = "my-cards", input = Json, output = Json)]
pub async fn load_my_cards() -> Result<Vec<CardRow>, ApiError> {
    let (backend, actor) = super::here()?;
    backend.my_cards(&actor)
}

/// The cards about one project.
#[server(prefix = "/api/view", endpoint = "project-cards", input = Json, output = Json)]
pub async fn load_project_cards(id: ProjectId) -> Result<Vec<CardRow>, ApiError> {
    let (backend, actor) = super::here()?;
    backend.project_cards(&actor, id)
}
