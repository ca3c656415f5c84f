//! What is said about a register: `POST /api/past` and `/api/past-cards`.

use std::collections::BTreeMap;

use battle_map::value::ProjectId;
use serde::{Deserialize, Serialize};

/// Nothing has to be said about a register of notices, which states everything itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PastAbout {}

/// What is said about a ledger of cards.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PastCardsAbout {
    /// Which project is meant by what rows write, by the key of the question; `None` where those rows are
    /// left out.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub chosen: BTreeMap<String, Option<ProjectId>>,
}
