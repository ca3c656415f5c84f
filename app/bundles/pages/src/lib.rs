//! The browser's module for every page but the wall. It only takes over what the app renders; all
//! else stands in the app, which both modules share.

#![cfg(target_family = "wasm")]

/// Takes over the page that the server rendered; the page's script calls it once.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    battle_map_app::take_over(battle_map_app::app::App);
}
