//! Names of things that stand and of those an import would create.

use std::collections::HashMap;

use crate::{
    board::Board,
    event::{Change, Event, Subject},
    model::{
        project::{ProjectChange, ProjectFacts},
        region::RegionChange,
        unit::UnitChange,
    },
    value::{ProjectId, RegionId, UnitId},
    view::facts::{self, Names as _},
};

/// The names of what the board holds and of what the events would add to it.
pub struct PreviewNames<'a> {
    board: &'a Board,
    units: HashMap<UnitId, &'a str>,
    regions: HashMap<RegionId, &'a str>,
    projects: HashMap<ProjectId, &'a ProjectFacts>,
}

impl<'a> PreviewNames<'a> {
    /// Those of the board, and of what `events` would add to it.
    pub fn of(board: &'a Board, events: &'a [Event]) -> Self {
        let mut names = Self {
            board,
            units: HashMap::new(),
            regions: HashMap::new(),
            projects: HashMap::new(),
        };
        for event in events {
            match (event.subject, &event.change) {
                (Subject::Unit(unit), Change::Unit(UnitChange::Registered { name })) => {
                    names.units.insert(unit, name.as_str());
                }
                (
                    Subject::Region(region),
                    Change::Region(RegionChange::Registered { name, .. }),
                ) => {
                    names.regions.insert(region, name.as_str());
                }
                (
                    Subject::Project(project),
                    Change::Project(ProjectChange::Registered { facts, .. }),
                ) => {
                    names.projects.insert(project, facts);
                }
                _ => {}
            }
        }
        names
    }

    /// A project's name as it stands, else as it would be.
    pub fn project(&self, project: ProjectId) -> String {
        self.facts(project).map(|facts| facts.name.to_string()).unwrap_or_default()
    }

    /// The name of a project's main region.
    pub fn home(&self, project: ProjectId) -> String {
        let share = self.facts(project).and_then(|facts| facts.regions.first());
        share.and_then(|share| self.region_name(share.region)).unwrap_or_default().to_owned()
    }

    fn facts(&self, project: ProjectId) -> Option<&ProjectFacts> {
        let known = self.board.projects.get(&project).map(|known| known.facts.as_ref());
        known.or_else(|| self.projects.get(&project).copied())
    }
}

impl facts::Names for PreviewNames<'_> {
    fn unit_name(&self, unit: UnitId) -> Option<&str> {
        self.board.unit_name(unit).or_else(|| self.units.get(&unit).copied())
    }

    fn region_name(&self, region: RegionId) -> Option<&str> {
        self.board.region_name(region).or_else(|| self.regions.get(&region).copied())
    }
}
