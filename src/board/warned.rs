//! Whom cards warn and how many are out: the subject's name, the region in which that counts and the
//! unit that answers, as the board has them now.

use super::Board;
use crate::{
    model::{card::CardLevel, edition::WarnedNames, finding::FindingSubject},
    value::{RegionId, UnitId},
};

impl Board {
    /// The name of a card's subject; empty for the office.
    pub fn subject_name(&self, about: FindingSubject) -> String {
        let name = match about {
            FindingSubject::Project(id) => {
                self.projects.get(&id).map(|project| project.facts.name.to_string())
            }
            FindingSubject::Unit(id) => self.unit_name(id).map(str::to_owned),
            FindingSubject::Region(id) => {
                self.regions.get(&id).map(|region| region.name.to_string())
            }
            FindingSubject::Office => None,
        };
        name.unwrap_or_default()
    }

    /// The region in which a card counts, and the unit that answers it.
    pub fn answerable(&self, about: FindingSubject) -> (Option<RegionId>, Option<UnitId>) {
        match about {
            FindingSubject::Project(id) => self
                .projects
                .get(&id)
                .map_or((None, None), |known| (known.region(), known.facts.responsible_unit)),
            FindingSubject::Unit(unit) => (None, Some(unit)),
            FindingSubject::Region(region) => (Some(region), None),
            FindingSubject::Office => (None, None),
        }
    }

    /// 未销: how many cards are out in a colour, each in that in which it was published.
    pub fn cards_out(&self, level: CardLevel) -> u32 {
        let out = self.cards.values().filter_map(|card| card.out());
        u32::try_from(out.filter(|out| out.level == level).count()).unwrap_or(u32::MAX)
    }

    /// Who is warned, by the names that they have now.
    pub fn warned(&self, about: FindingSubject) -> WarnedNames {
        let (region, unit) = self.answerable(about);
        let region = region.and_then(|id| self.regions.get(&id));
        WarnedNames {
            name: self.subject_name(about),
            region: region.map(|region| region.name.to_string()).unwrap_or_default(),
            unit: unit.and_then(|id| self.unit_name(id)).unwrap_or_default().to_owned(),
        }
    }
}
