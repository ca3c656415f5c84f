//! The city's rules, checklists, units, regions, lists and layers, each with the version that a
//! change of it must name.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::{
    board::Board,
    model::{
        checklist::ChecklistItem,
        layer::Layer,
        list::List,
        milestone::MilestoneKind,
        period::PeriodRule,
        region::{Region, RegionKind},
        schedule::Curve,
        unit::Unit,
    },
    value::{LayerId, ListId, Month, Name, RegionId, Seq, Text, Timestamp, UnitId, Year},
    view::{
        admin::Search,
        assessment::{Assessment, count},
        paged::Paged,
    },
};

/// The city's name, and what its months and days go by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// The city's name; none until somebody gave it.
    pub city: Option<Name>,
    /// Whether the projects are invented.
    pub demo: bool,
    /// What maps on paper say of their boundaries; none for the usual words.
    pub boundary_note: Option<Text>,
    /// 审图号: the approval number of the map; none where there is none.
    pub map_approval: Option<Name>,
    /// When reports are due.
    pub rule: PeriodRule,
    /// The holiday list as text.
    pub calendar: String,
    /// The rule by which reports are due.
    pub month: Month,
    /// Position of the last event about any of these.
    pub version: Seq,
}

/// What is checked before milestones of a kind are recognised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChecklistLine {
    /// The kind of milestone that the checklist is for.
    pub kind: MilestoneKind,
    /// The items to be checked, in order.
    pub items: Vec<ChecklistItem>,
    /// Position of its last event; 0 where there is none yet.
    pub version: Seq,
}

/// A unit and its other spellings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitLine {
    /// The identifier that commands about the unit name.
    pub id: UnitId,
    /// The name that papers and screens use.
    pub name: String,
    /// Other spellings found in ledgers.
    pub aliases: Vec<String>,
    /// How many projects it is responsible for.
    pub projects: u32,
    /// Position of its last event.
    pub version: Seq,
}

/// A region and its other spellings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionLine {
    /// The identifier that commands about the region name.
    pub id: RegionId,
    /// The name that papers and screens use.
    pub name: String,
    /// Whether it is a district on the ground, 市本级 or 跨县区.
    pub kind: RegionKind,
    /// Other spellings found in ledgers.
    pub aliases: Vec<String>,
    /// Whether its outline is known.
    pub outlined: bool,
    /// How many entries lie in it.
    pub entries: u32,
    /// Position of its last event.
    pub version: Seq,
}

/// A yearly list of projects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListSummary {
    /// The identifier that commands about the list name.
    pub id: ListId,
    /// The list's name without its year.
    pub name: String,
    /// The year that the list is for.
    pub year: Year,
    /// How its projects' schedule runs through the year.
    pub curve: Curve,
    /// The last month in which plans may change; `None` where all changes count for cards.
    pub plans_until: Option<Month>,
    /// How many entries it has.
    pub entries: u32,
    /// Position of its last event.
    pub version: Seq,
}

/// A context layer of the map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LayerLine {
    /// The identifier that commands about the layer name.
    pub id: LayerId,
    /// The name by which the layer is loaded and taken off.
    pub name: String,
    /// How many shapes it draws.
    pub shapes: u32,
    /// Position of its last event.
    pub version: Seq,
}

pub(super) fn rules(board: &Board, now: Timestamp) -> Rules {
    let city = &board.city;
    Rules {
        city: city.name.clone(),
        demo: city.demo,
        boundary_note: city.boundary_note.clone(),
        map_approval: city.map_approval.clone(),
        rule: city.period_rule,
        calendar: city.calendar.to_list(),
        month: now.day().month(),
        version: board.city.version,
    }
}

pub(super) fn checklists(board: &Board) -> Vec<ChecklistLine> {
    let line = |kind| {
        let known = board.checklists.get(&kind);
        let items = known.map(|known| known.items.clone()).unwrap_or_default();
        let version = known.map(|known| known.version).unwrap_or_default();
        ChecklistLine { kind, items, version }
    };
    MilestoneKind::ALL.into_iter().map(line).collect()
}

pub(super) fn units(board: &Board, search: &Search) -> Paged<UnitLine> {
    let mut projects: HashMap<UnitId, u32> = HashMap::new();
    for unit in board.projects.values().filter_map(|project| project.facts.responsible_unit) {
        *projects.entry(unit).or_default() += 1;
    }
    let found = search.finder();
    let is_found = |unit: &&Unit| {
        let names = std::iter::once(&unit.name).chain(&unit.aliases);
        found(&names.map(Name::as_str).collect::<Vec<_>>())
    };
    let mut units: Vec<&Unit> = board.units.values().map(AsRef::as_ref).filter(is_found).collect();
    units.sort_by_key(|unit| unit.name.as_str());
    Paged::of(&units, search.page, |unit| UnitLine {
        id: unit.id,
        name: unit.name.to_string(),
        aliases: texts(&unit.aliases),
        projects: projects.get(&unit.id).copied().unwrap_or_default(),
        version: unit.version,
    })
}

fn texts(names: &[Name]) -> Vec<String> {
    names.iter().map(ToString::to_string).collect()
}

/// All regions with how many entries stand in each.
pub fn regions(assessment: &Assessment) -> Vec<RegionLine> {
    let entries = assessment.by_region();
    let line = |region: &Region| RegionLine {
        id: region.id,
        name: region.name.to_string(),
        kind: region.kind,
        aliases: texts(&region.aliases),
        outlined: region.boundary.is_some(),
        entries: entries.get(&region.id).map_or(0, |entries| count(entries.len())),
        version: region.version,
    };
    assessment.board.regions.values().map(|region| line(region)).collect()
}

pub(super) fn lists(board: &Board) -> Vec<ListSummary> {
    let line = |list: &List| ListSummary {
        id: list.id,
        name: list.name.to_string(),
        year: list.year,
        curve: list.curve,
        plans_until: list.plans_until,
        entries: count(list.entries.len()),
        version: list.version,
    };
    let mut lists: Vec<_> = board.lists.values().map(|list| line(list)).collect();
    lists.sort_by_key(|list| (std::cmp::Reverse(list.year), list.id));
    lists
}

/// All context layers of the map.
pub fn layers(board: &Board) -> Vec<LayerLine> {
    let line = |layer: &Layer| LayerLine {
        id: layer.id,
        name: layer.name.to_string(),
        shapes: count(layer.shapes.len()),
        version: layer.version,
    };
    board.layers.values().map(|layer| line(layer)).collect()
}
