//! Drafts: what is typed and not accepted yet is kept in this browser, per person, form and thing, and
//! survives a closed tab, an expired session and a restarted server.

use serde::{Serialize, de::DeserializeOwned};

/// What was kept under a key; nothing where the browser keeps nothing.
pub fn load<T: DeserializeOwned>(key: &str) -> Option<T> {
    let json = storage()?.get_item(key).ok()??;
    serde_json::from_str(&json).ok()
}

/// Keeps what was typed.
pub fn save<T: Serialize>(key: &str, typed: &T) {
    let Some(storage) = storage() else { return };
    if let Ok(json) = serde_json::to_string(typed) {
        // A browser that keeps nothing loses a draft with its tab, and only then.
        let _ = storage.set_item(key, &json);
    }
}

/// Forgets it: it was accepted, or thrown away.
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
