//! Drafts survive a closed tab: they are kept in this browser, per person and month.

use std::collections::BTreeMap;

use battle_map::value::{Month, PersonId, ProjectId};

use super::Draft;

/// All drafts of one person's month.
pub type Drafts = BTreeMap<ProjectId, Draft>;

fn key(person: PersonId, month: Month) -> String {
    format!("drafts/{person}/{month}")
}

/// What was kept; nothing where the browser keeps nothing.
pub fn load(person: PersonId, month: Month) -> Drafts {
    storage()
        .and_then(|storage| storage.get_item(&key(person, month)).ok()?)
        .and_then(|json| serde_json::from_str(&json).ok())
        .unwrap_or_default()
}

/// Keeps the drafts.
pub fn save(person: PersonId, month: Month, drafts: &Drafts) {
    let Some(storage) = storage() else { return };
    let key = key(person, month);
    // A browser that keeps nothing loses a draft with its tab, and only then.
    let _ = if drafts.is_empty() {
        storage.remove_item(&key)
    } else {
        serde_json::to_string(drafts).map_or(Ok(()), |json| storage.set_item(&key, &json))
    };
}

#[cfg(feature = "hydrate")]
fn storage() -> Option<web_sys::Storage> {
    leptos::prelude::window().local_storage().ok()?
}

/// The server keeps no drafts.
#[cfg(not(feature = "hydrate"))]
const fn storage() -> Option<web_sys::Storage> {
    None
}
