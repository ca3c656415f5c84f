//! What the map page is asked for, as its address writes it.

use serde::{Deserialize, Serialize};

use crate::{
    value::{ProjectId, RegionId},
    view::filter::Filter,
};

/// What the map page shows; lives in the URL.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct MapQuery {
    /// The projects that are shown.
    pub filter: Filter,
    /// Which window, as `longitude,latitude,zoom`; all of it when empty.
    pub at: String,
    /// The project whose file is open.
    pub selected: Option<ProjectId>,
}

impl MapQuery {
    /// Reads the query from URL parameters; what cannot be read is passed over.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        Self {
            at: get("at").unwrap_or_default().chars().take(60).collect(),
            selected: get("selected").and_then(|id| id.parse().ok()),
            filter: Filter::read(get),
        }
    }

    /// The URL parameters that give this query back.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let mut parameters = self.filter.parameters();
        if !self.at.is_empty() {
            parameters.push(("at", self.at.clone()));
        }
        if let Some(selected) = self.selected {
            parameters.push(("selected", selected.to_string()));
        }
        parameters
    }

    /// The query with another region drilled into, at that region's own window.
    #[must_use]
    pub fn in_region(&self, region: Option<RegionId>) -> Self {
        let filter = Filter { region, ..self.filter.clone() };
        Self { filter, at: String::new(), selected: None }
    }

    /// The query with another project opened.
    #[must_use]
    pub fn opened(&self, selected: Option<ProjectId>) -> Self {
        Self { selected, ..self.clone() }
    }
}
