//! Who or what a card warns, where it counts and who answers it.

use serde::{Deserialize, Serialize};

use crate::{
    board::Board,
    model::finding::FindingSubject,
    value::{ProjectId, RegionId, UnitId},
};

/// The subject of a card, with its names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warned {
    /// Who or what is warned.
    pub about: FindingSubject,
    /// Its name; empty for the office, which takes its own from the catalogue.
    pub name: String,
    /// The project that the card is about.
    pub project: Option<ProjectId>,
    /// The region it counts in.
    pub region: Option<RegionId>,
    /// The name of that region; empty without one.
    pub region_name: String,
    /// The unit that answers.
    pub unit: Option<UnitId>,
    /// The name of that unit; empty without one.
    pub unit_name: String,
}

impl Warned {
    /// The subject `about` of a card whose gravest finding is of `project`.
    pub fn of(board: &Board, about: FindingSubject, project: Option<ProjectId>) -> Self {
        let (region, unit) = board.answerable(about);
        let region_name = region.and_then(|id| board.regions.get(&id)).map(|r| r.name.to_string());
        Self {
            about,
            name: board.subject_name(about),
            project: project.filter(|id| board.projects.contains_key(id)),
            region,
            region_name: region_name.unwrap_or_default(),
            unit,
            unit_name: unit.and_then(|id| board.unit_name(id)).unwrap_or_default().to_owned(),
        }
    }

    /// The region and the unit, as far as there are any: `岳池县 · 岳池县人民政府`.
    pub fn place(&self) -> String {
        let both = [self.region_name.as_str(), &self.unit_name];
        both.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}
