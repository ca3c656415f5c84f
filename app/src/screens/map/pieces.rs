//! What stands on the map page: what its controls need, and the rest as the server wrote it.

use battle_map::view::{head::Frame, options::Options};
use serde::{Deserialize, Serialize};

/// The map page without its map. Sums and what stands beside the map come as HTML, in the reader's
/// language: nothing in them moves, and so the browser carries neither their views nor what lays them
/// out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MapPieces {
    /// City, period, data age.
    pub frame: Frame,
    /// What the filters offer.
    pub options: Options,
    /// The windows one step nearer and farther.
    pub zoom: (String, String),
    /// One line about what the map shows.
    pub sums: String,
    /// The opened project, or else those that lag.
    pub beside: String,
}
