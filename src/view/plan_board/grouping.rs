//! Rows of the board in groups, each with its count of projects and flags.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::{FlagCounts, PlanYears, flags_of};
use crate::{
    model::{rule::Lamp, stage::StageGroup},
    value::{Day, ListId, code::codes},
    view::{
        assessment::{Assessment, count},
        catalogue::Catalogue,
        judged::Judged,
    },
};

/// By what the rows are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum PlanGrouping {
    /// 县区: by the main region, in the order of the city.
    Region,
    /// 责任单位: by the name of the responsible unit.
    Unit,
    /// 行业: by the name of the sector.
    Sector,
    /// 清单: by the list; a project that is on several stands under the first.
    List,
    /// 预警: by the lamp, the worst first.
    Lamp,
    /// 阶段: by the group of stages.
    Stage,
}

codes!(PlanGrouping);

/// What a group is called.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GroupName {
    /// Its own name.
    Named(String),
    /// A lamp's, which the catalogue has.
    Lamp(Lamp),
    /// A group of stages', which the catalogue has.
    Stage(StageGroup),
    /// Of the projects about which nobody said it.
    Unstated,
}

impl GroupName {
    /// The name in the words of a catalogue.
    pub fn words(&self, words: &dyn Catalogue) -> String {
        match self {
            Self::Named(name) => name.clone(),
            Self::Lamp(lamp) => words.get(&format!("lamp.{}", lamp.code())),
            Self::Stage(stage) => words.get(&format!("stage.{}", stage.code())),
            Self::Unstated => words.get("plan.group.unstated"),
        }
    }
}

/// A group of rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanGroup {
    /// What it is called.
    pub name: GroupName,
    /// How many projects it has, on whichever pages.
    pub projects: u32,
    /// Their flags in the years shown.
    pub flags: FlagCounts,
    /// Before which row of the page it stands, from 0.
    pub at: u32,
    /// Whether it began on an earlier page.
    pub goes_on: bool,
}

/// Where a group stands among the others: those of which nothing is known last.
type Place = (bool, u32, GroupName);

fn place(assessment: &Assessment, by: PlanGrouping, entry: &Judged) -> Place {
    let facts = &entry.project.facts;
    let named = |name: Option<(u32, String)>| {
        let (rank, name) = name.map(|(rank, name)| (rank, GroupName::Named(name)))?;
        Some((false, rank, name))
    };
    let known = match by {
        PlanGrouping::Region => named(
            entry
                .region
                .and_then(|id| Some((id.0, assessment.board.regions.get(&id)?.name.to_string()))),
        ),
        PlanGrouping::Unit => named(
            facts
                .responsible_unit
                .and_then(|unit| Some((0, assessment.board.unit_name(unit)?.to_owned()))),
        ),
        PlanGrouping::Sector => named(facts.sector.as_ref().map(|name| (0, name.to_string()))),
        PlanGrouping::List => named(first_list(assessment, entry)),
        PlanGrouping::Lamp => Some((false, 0, GroupName::Lamp(entry.lamp()))),
        PlanGrouping::Stage => Some((false, 0, GroupName::Stage(entry.stage))),
    };
    known.unwrap_or((true, 0, GroupName::Unstated))
}

fn first_list(assessment: &Assessment, entry: &Judged) -> Option<(u32, String)> {
    let mut lists = assessment.board.lists.values();
    let list = lists.find(|list| list.entries.contains_key(&entry.project.id))?;
    let ListId(id) = list.id;
    Some((id, list.name.to_string()))
}

/// Entries in their groups, each group in the order that it had.
pub(super) fn in_groups<'a>(
    assessment: &Assessment,
    by: PlanGrouping,
    entries: Vec<&'a Judged>,
) -> Vec<(GroupName, &'a Judged)> {
    let mut placed: Vec<(Place, &Judged)> =
        entries.into_iter().map(|entry| (place(assessment, by, entry), entry)).collect();
    placed.sort_by(|(one, _), (other, _)| one.cmp(other));
    placed.into_iter().map(|((.., name), entry)| (name, entry)).collect()
}

/// The heads of the groups of which rows `first..first + rows` show something.
pub(super) fn heads(
    entries: &[(GroupName, &Judged)],
    (years, today): (PlanYears, Day),
    (first, rows): (usize, usize),
) -> Vec<PlanGroup> {
    let mut begins = 0;
    let mut heads = Vec::new();
    for group in entries.chunk_by(|(one, _), (other, _)| one == other) {
        let ends = begins + group.len();
        if begins < first + rows && first < ends {
            let mut flags = FlagCounts::default();
            for (_, entry) in group {
                flags.add_all(&flags_of(entry, years, today));
            }
            heads.push(PlanGroup {
                name: group[0].0.clone(),
                projects: count(group.len()),
                flags,
                at: count(begins.saturating_sub(first)),
                goes_on: begins < first,
            });
        }
        begins = ends;
    }
    heads
}
