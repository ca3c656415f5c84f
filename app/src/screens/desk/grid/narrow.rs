//! Which of its two shapes the grid has: a table, or a card for each project.

/// Whether the screen shows cards in place of the table.
pub fn is_narrow() -> bool {
    let narrow = leptos::prelude::window().match_media("(max-width: 60rem)").ok().flatten();
    narrow.is_some_and(|query| query.matches())
}
