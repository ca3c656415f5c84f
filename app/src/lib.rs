//! The screens: pages and components that the server renders to HTML and the browser takes over.
//!
//! One crate, built twice: with `ssr` it is a library of the server, with `hydrate` it is the
//! WebAssembly module that a page loads. What the pages need from the server stands in
//! [`ask`]; nothing here knows about files, SQL or sockets.

#![recursion_limit = "256"]

#[cfg(feature = "ssr")]
pub mod ahead;
pub mod app;
pub mod areas;
pub mod ask;
pub mod audit;
pub mod columns;
pub mod date_request;
pub mod erased;
pub mod execute;
pub mod file_transfer;
pub mod finding;
pub mod form;
pub mod format;
pub mod history;
pub mod json;
pub mod lazy;
pub mod live;
pub mod map;
pub mod me;
pub mod origin;
pub mod page_fault;
pub mod paper;
pub mod parts;
pub mod preview_file;
pub mod score;
pub mod screens;
pub mod secrets;
pub mod shell;
pub mod store_health;
pub mod texts;
pub mod upload;
pub mod who;

/// Takes a catalogue of words that the page's script loaded; before [`hydrate`].
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn load_texts(tag: &str, catalogue: &str) {
    texts::load(tag, catalogue);
}

/// Takes over the page that the server rendered; the page's script calls it once. Then says on `<body
/// data-hydrated>` that it has, for tests to wait on.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub async fn hydrate() {
    page_fault::watch_panics();
    let Some(body) = leptos::prelude::document().body() else { return };
    leptos::mount::hydrate_from_async(body.clone(), app::App).await.forget();
    // What the components do first.
    leptos::task::tick().await;
    // Fails only for an invalid attribute name.
    let _ = body.set_attribute("data-hydrated", "");
}
