//! A draft survives a closed tab: it is kept in this browser until it is sent.

use super::Typed;

/// What was kept under a key; nothing where the browser keeps nothing.
pub fn load(key: &str) -> Option<Typed> {
    let json = storage()?.get_item(key).ok()??;
    serde_json::from_str(&json).ok()
}

/// Keeps what was typed.
pub fn save(key: &str, typed: &Typed) {
    let Some(storage) = storage() else { return };
    if let Ok(json) = serde_json::to_string(typed) {
        // A browser that keeps nothing loses a draft with its tab, and only then.
        let _ = storage.set_item(key, &json);
    }
}

/// Forgets it: it was sent.
pub fn forget(key: &str) {
    if let Some(storage) = storage() {
        // What cannot be removed is overwritten by the next draft.
        let _ = storage.remove_item(key);
    }
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
