//! Drafts: input that is not accepted yet is kept in this browser, per person, form and thing, and
//! survives a closed tab, an expired session and a restarted server.

use serde::{Serialize, de::DeserializeOwned};

use crate::json;

/// The draft stored under a key; `None` if there is none or the browser has no storage.
pub fn load<T: DeserializeOwned>(key: &str) -> Option<T> {
    let text = storage()?.get_item(key).ok()??;
    json::read(&text).ok()
}

/// Stores a draft under a key.
pub fn save<T: Serialize>(key: &str, typed: &T) {
    let Some(storage) = storage() else { return };
    if let Ok(json) = serde_json::to_string(typed) {
        // A browser that keeps nothing loses a draft with its tab, and only then.
        let _ = storage.set_item(key, &json);
    }
}

/// The keys of the stored drafts that begin so.
pub fn keys(prefix: &str) -> Vec<String> {
    let Some(storage) = storage() else { return Vec::new() };
    let key = |at| storage.key(at).ok().flatten().filter(|key| key.starts_with(prefix));
    (0..storage.length().unwrap_or_default()).filter_map(key).collect()
}

/// Removes a draft after it was accepted or discarded.
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
