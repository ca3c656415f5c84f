//! What the rule editor asks for.

use battle_map::{
    command::Command,
    view::rules::{Preview, RulesView},
};
use leptos::prelude::*;

use super::{ApiError, Json};

/// The editor.
#[server(prefix = "/api/view", endpoint = "rules", input = Json, output = Json)]
pub async fn load_rules() -> Result<RulesView, ApiError> {
    let (backend, actor) = super::here()?;
    backend.rules(&actor)
}

/// What a change that is not made yet would do.
#[server(prefix = "/api/view", endpoint = "rules-preview", input = Json, output = Json)]
pub async fn preview_rules(command: Command) -> Result<Preview, ApiError> {
    let (backend, actor) = super::here()?;
    backend.preview_rules(&actor, command)
}
