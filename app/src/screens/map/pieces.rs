//! The data of the map page: what its controls need, and the rest as the server rendered it.

use battle_map::view::{head::Frame, options::Options};
use serde::{Deserialize, Serialize};

/// The map page without its map. Sums and the part beside the map come as HTML in the reader's
/// language: they have no controls, so the browser needs neither their data nor their code.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MapPieces {
    /// The city, the reporting period and the age of the data.
    pub frame: Frame,
    /// The options that the filters offer.
    pub options: Options,
    /// The map windows one step closer and one step farther, as parameters.
    pub zoom: (String, String),
    /// The line of sums about the projects shown, as HTML.
    pub sums: String,
    /// The opened project, or else those that lag, as HTML.
    pub beside: String,
}
