//! Context layers: rivers, lakes, expressways, railways, parks, which lie quietly under the projects
//! so that people know where they are. A layer is loaded whole; an empty one is taken off.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{Entry, refusal::refusals};
use crate::{
    geometry::Shape,
    value::{LayerId, Name, Seq, text::normalised},
};

/// One river, road or park.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LayerShape {
    /// What it is called, where anybody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// Its course or outline.
    pub shape: Shape,
}

/// A layer of the map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Layer {
    /// Its identifier.
    pub id: LayerId,
    /// Its name, `rivers` or any other.
    pub name: Name,
    /// What lies on it.
    pub shapes: Arc<Vec<LayerShape>>,
    /// Position of its last event.
    pub version: Seq,
}

impl Layer {
    /// Whether `word` (already normalised) is its name.
    pub fn is_called(&self, word: &str) -> bool {
        normalised(self.name.as_str()) == word
    }

    /// The layer as it was loaded; none where it was taken off.
    pub fn made(id: LayerId, change: &LayerChange, entry: &Entry<'_>) -> Option<Self> {
        let LayerChange::Loaded { name, shapes } = change;
        let (name, shapes) = (name.clone(), shapes.clone());
        (!shapes.is_empty()).then_some(Self { id, name, shapes, version: entry.seq })
    }
}

/// What may be asked about layers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LayerAction {
    /// Loads a layer in place of the one of that name; without shapes takes it off.
    Load {
        /// Its name.
        name: Name,
        /// What lies on it.
        shapes: Arc<Vec<LayerShape>>,
    },
}

/// What happened to a layer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "layer-")]
pub enum LayerChange {
    /// It was loaded, or taken off where no shapes are left.
    Loaded {
        /// Its name.
        name: Name,
        /// What lies on it.
        shapes: Arc<Vec<LayerShape>>,
    },
}

refusals! {
    /// Why a command about layers is refused.
    LayerRefusal {
        /// A layer without shapes that is not there: nothing to take off.
        Unknown = "unknown-layer",
    }
}
