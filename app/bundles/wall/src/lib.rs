//! The browser's module for the wall. It reaches nothing of the desks, so the linker leaves them
//! out: less than half travels, and a wall's old browser has less to read.

#![cfg(target_family = "wasm")]

/// Takes over the wall that the server rendered; the page's script calls it once.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    battle_map_app::take_over(battle_map_app::app::WallApp);
}
