//! Context layers: rivers, lakes, expressways, railways and parks, drawn beneath the projects for
//! orientation. A layer is always loaded whole; loading an empty one removes it.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{Entry, refusal::refusals};
use crate::{
    geometry::Shape,
    value::{LayerId, Name, Seq, text::normalised},
};

/// One feature of a layer, such as a river, road or park.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LayerShape {
    /// Its name; `None` where the source gives none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// Its line or outline on the map.
    pub shape: Shape,
}

/// A context layer of the map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Layer {
    /// Identifies the layer in the log.
    pub id: LayerId,
    /// The layer's name, such as `rivers`.
    pub name: Name,
    /// The features that it consists of.
    pub shapes: Arc<Vec<LayerShape>>,
    /// Log position of its last event, for optimistic locking.
    pub version: Seq,
}

impl Layer {
    /// Whether the layer has the name `word`, which must be normalised already.
    pub fn is_called(&self, word: &str) -> bool {
        normalised(self.name.as_str()) == word
    }

    /// The layer as a change leaves it; `None` where the change removed it.
    pub fn made(id: LayerId, change: &LayerChange, entry: &Entry<'_>) -> Option<Self> {
        let LayerChange::Loaded { name, shapes } = change;
        let (name, shapes) = (name.clone(), shapes.clone());
        (!shapes.is_empty()).then_some(Self { id, name, shapes, version: entry.seq })
    }
}

/// Commands by which context layers are loaded and removed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "layer-")]
pub enum LayerAction {
    /// Replaces the layer of this name; without shapes the layer is removed.
    Load {
        /// The layer's name, which identifies it.
        name: Name,
        /// All features of the layer; empty to remove it.
        shapes: Arc<Vec<LayerShape>>,
    },
}

/// Changes of a layer, as the log keeps them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "layer-")]
pub enum LayerChange {
    /// The layer was replaced, or removed where no shapes are left.
    Loaded {
        /// The layer's name at that time.
        name: Name,
        /// All features of the layer; empty where it was removed.
        shapes: Arc<Vec<LayerShape>>,
    },
}

refusals! {
    /// Why a command about layers is refused.
    LayerRefusal {
        /// The layer to be removed does not exist.
        Unknown = "unknown-layer",
    }
}
