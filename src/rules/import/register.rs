//! Regions, units and lists that a ledger names: found on the board, or created once, before the
//! rows that need them.

use std::collections::HashMap;

use super::row::issue;
use crate::{
    board::Board,
    event::{Event, Subject},
    model::{
        ledger::{Issue, IssueCode, LedgerRow},
        list::ListChange,
        project::FindUnit,
        region::{RegionChange, RegionKind},
        schedule::Curve,
        unit::UnitChange,
    },
    value::{ListId, MilestoneId, Name, ProjectId, RegionId, UnitId, Year, text::normalised},
};

/// Hands out identifiers and remembers what it created.
pub struct ImportRegistry<'a> {
    board: &'a Board,
    regions: HashMap<String, RegionId>,
    units: HashMap<String, UnitId>,
    next_region: RegionId,
    next_unit: UnitId,
    next_project: ProjectId,
    next_milestone: MilestoneId,
    next_list: ListId,
    /// The events that create what was missing.
    pub events: Vec<Event>,
    /// A warning for each region that was created without a boundary.
    pub warnings: Vec<Issue>,
}

impl<'a> ImportRegistry<'a> {
    /// Starts from what the board holds.
    pub fn new(board: &'a Board) -> Self {
        Self {
            board,
            regions: HashMap::new(),
            units: HashMap::new(),
            next_region: board.regions.next_id(),
            next_unit: board.units.next_id(),
            next_project: board.projects.next_id(),
            next_milestone: board.last_milestone.next(),
            next_list: board.lists.next_id(),
            events: Vec::new(),
            warnings: Vec::new(),
        }
    }

    /// The board it registers for.
    pub const fn board(&self) -> &'a Board {
        self.board
    }

    /// The region of that name, created without boundary and with a warning when it is new.
    pub fn region(&mut self, row: &LedgerRow, name: &Name, kind: RegionKind) -> RegionId {
        if let Some(region) = self.board.region_called(name.as_str()) {
            return region.id;
        }
        let word = normalised(name.as_str());
        let same = |known: &&String| is_short_for(known, &word) || is_short_for(&word, known);
        let known = self.regions.get(&word).or_else(|| {
            let known = self.regions.keys().filter(same).min()?;
            self.regions.get(known)
        });
        if let Some(region) = known {
            return *region;
        }
        let region = self.next_region;
        self.next_region = region.next();
        self.regions.insert(word, region);
        let change = RegionChange::Registered { name: name.clone(), kind, boundary: None };
        self.events.push(Event::new(Subject::Region(region), change));
        self.warnings.push(issue(row, "", IssueCode::RegionCreated, name.as_str()));
        region
    }

    /// The list of that name and year.
    pub fn list(&mut self, name: &Name, year: Year, curve: Curve) -> ListId {
        if let Some(list) = self.board.list_called(name.as_str(), year) {
            return list.id;
        }
        let list = self.next_list;
        self.next_list = list.next();
        let change = ListChange::Created { name: name.clone(), year, curve };
        self.events.push(Event::new(Subject::List(list), change));
        list
    }

    /// The identifier for the next project to be created.
    pub fn project(&mut self) -> ProjectId {
        let project = self.next_project;
        self.next_project = project.next();
        project
    }

    /// The identifier for the next milestone to be created.
    pub fn milestone(&mut self) -> MilestoneId {
        let milestone = self.next_milestone;
        self.next_milestone = milestone.next();
        milestone
    }
}

impl FindUnit for ImportRegistry<'_> {
    fn unit(&mut self, name: &Name) -> UnitId {
        if let Some(unit) = self.board.unit_called(name.as_str()) {
            return unit;
        }
        let word = normalised(name.as_str());
        if let Some(unit) = self.units.get(&word) {
            return *unit;
        }
        let unit = self.next_unit;
        self.next_unit = unit.next();
        self.units.insert(word, unit);
        self.events
            .push(Event::new(Subject::Unit(unit), UnitChange::Registered { name: name.clone() }));
        unit
    }
}

/// Whether a name is another without its last character, which says what it is: 岳池 for 岳池县.
fn is_short_for(short: &str, full: &str) -> bool {
    let rest = full.strip_prefix(short);
    short.chars().count() >= 2 && matches!(rest, Some("县" | "区" | "市"))
}
