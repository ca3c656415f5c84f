//! What is said about a file of outlines or of a context layer: `POST /api/boundaries`.

use battle_map::{geometry::Datum, value::Name};
use serde::{Deserialize, Serialize};

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BoundariesContent {
    /// Outlines of regions, which the file names.
    Outlines {
        /// Whether the outlines of regions that the file does not name are taken off.
        #[serde(default)]
        replace: bool,
    },
    /// The context layer of this name, in place of the one that is there.
    Layer(Name),
}

/// What is said about a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoundariesAbout {
    /// What the file holds.
    pub target: BoundariesContent,
    /// The datum of its coordinates; `None` for degrees of CGCS2000 or WGS-84.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crs: Option<Datum>,
}
