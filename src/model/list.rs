//! 清单: a yearly list of projects. Each list has its own serial numbers, groups, classes and
//! order, keeps the columns nobody else knows, and chooses the curve by which its projects are
//! measured.

use std::{collections::BTreeMap, sync::Arc};

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{refusal::refusals, schedule::Curve, shape::ListShape};
use crate::value::{ListId, Name, ProjectId, Seq, Text, Year};

/// 新开工, 续建, 竣工, 前期
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ListClass {
    /// 新开工
    NewStart,
    /// 续建
    Continued,
    /// 竣工
    Completing,
    /// 前期
    Preparatory,
}

/// A project's place on one list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ListEntry {
    /// Its place in the list's own order, from 1.
    pub order: u32,
    /// Its serial number (序号) as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub serial: Option<Name>,
    /// Its group heading as written, 一、产业项目(40个).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Name>,
    /// Its class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<ListClass>,
    /// Cells of columns this software does not know: header and text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extra: Vec<(Name, Text)>,
}

/// A yearly list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// Its identifier.
    pub id: ListId,
    /// Its name.
    pub name: Name,
    /// Its year.
    pub year: Year,
    /// How its projects' schedule runs through the year.
    pub curve: Curve,
    /// Its projects.
    pub entries: BTreeMap<ProjectId, ListEntry>,
    /// The shape its ledger came in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shape: Option<Arc<ListShape>>,
    /// Position of its last event.
    pub version: Seq,
}

impl List {
    /// Folds a later event about this list.
    pub fn apply(&mut self, event: &ListChange) {
        match event {
            ListChange::Created { .. } => {}
            ListChange::EntrySet { project, entry, .. } => {
                self.entries.insert(*project, entry.clone());
            }
            ListChange::CurveChosen { curve, .. } => self.curve = *curve,
            ListChange::ShapeKept { shape, .. } => self.shape = Some(shape.clone()),
            ListChange::Renamed { name, .. } => self.name = name.clone(),
        }
    }
}

/// What may be asked about lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ListAction {
    /// Adds a list.
    Create {
        /// Its name.
        name: Name,
        /// Its year.
        year: Year,
        /// Its curve.
        #[serde(default)]
        curve: Curve,
    },
    /// Puts a project on the list, or changes its place there.
    SetEntry {
        /// Which list.
        list: ListId,
        /// Which project.
        project: ProjectId,
        /// Its place.
        entry: ListEntry,
    },
    /// Chooses another curve.
    ChooseCurve {
        /// Which list.
        list: ListId,
        /// The curve.
        curve: Curve,
    },
    /// Gives it another name.
    Rename {
        /// Which list.
        list: ListId,
        /// Its new name.
        name: Name,
    },
}

/// What happened to a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "list-")]
pub enum ListChange {
    /// It was added.
    Created {
        /// Which list.
        list: ListId,
        /// Its name.
        name: Name,
        /// Its year.
        year: Year,
        /// Its curve.
        #[serde(default)]
        curve: Curve,
    },
    /// A project was put on it or moved on it.
    EntrySet {
        /// Which list.
        list: ListId,
        /// Which project.
        project: ProjectId,
        /// Its place.
        entry: ListEntry,
    },
    /// Another curve holds.
    CurveChosen {
        /// Which list.
        list: ListId,
        /// The curve.
        curve: Curve,
    },
    /// Its ledger came in this shape.
    ShapeKept {
        /// Which list.
        list: ListId,
        /// The shape.
        shape: Arc<ListShape>,
    },
    /// It got another name.
    Renamed {
        /// Which list.
        list: ListId,
        /// Its new name.
        name: Name,
    },
}

impl ListChange {
    /// The list it is about.
    pub const fn list(&self) -> ListId {
        match self {
            Self::Created { list, .. }
            | Self::EntrySet { list, .. }
            | Self::CurveChosen { list, .. }
            | Self::ShapeKept { list, .. }
            | Self::Renamed { list, .. } => *list,
        }
    }
}

refusals! {
    /// Why a command about lists is refused.
    ListRefusal {
        /// No list has this identifier.
        Unknown = "unknown-list",
        /// A list of that year is already called so.
        NameTaken = "list-name-taken",
        /// No project has this identifier.
        UnknownProject = "unknown-project",
        /// A quarterly curve must rise to 100 percent.
        CurveNotRising = "curve-not-rising",
    }
}

/// What the decision needs to know.
pub struct ListFacts<'a> {
    /// The list the command names, if it exists.
    pub named: Option<&'a List>,
    /// Whether another list of the new name and its year exists.
    pub namesake: bool,
    /// Whether the project the command names exists.
    pub project_known: bool,
    /// The next free identifier.
    pub next: ListId,
}

/// Decides a command; setting an entry as it stands changes nothing.
///
/// # Errors
/// When list or project is unknown, the name is taken, or the curve does not rise to the whole.
pub fn decide(
    facts: &ListFacts<'_>,
    command: ListAction,
) -> Result<Option<ListChange>, ListRefusal> {
    match command {
        ListAction::Create { name, year, curve } => {
            rising(curve)?;
            if facts.namesake {
                return Err(ListRefusal::NameTaken);
            }
            Ok(Some(ListChange::Created { list: facts.next, name, year, curve }))
        }
        ListAction::SetEntry { list, project, entry } => {
            let known = facts.named.ok_or(ListRefusal::Unknown)?;
            if !facts.project_known {
                return Err(ListRefusal::UnknownProject);
            }
            let same = known.entries.get(&project) == Some(&entry);
            Ok((!same).then_some(ListChange::EntrySet { list, project, entry }))
        }
        ListAction::ChooseCurve { list, curve } => {
            rising(curve)?;
            let known = facts.named.ok_or(ListRefusal::Unknown)?;
            Ok((known.curve != curve).then_some(ListChange::CurveChosen { list, curve }))
        }
        ListAction::Rename { list, name } => {
            let known = facts.named.ok_or(ListRefusal::Unknown)?;
            if facts.namesake {
                return Err(ListRefusal::NameTaken);
            }
            Ok((known.name != name).then_some(ListChange::Renamed { list, name }))
        }
    }
}

fn rising(curve: Curve) -> Result<(), ListRefusal> {
    if curve.is_rising() { Ok(()) } else { Err(ListRefusal::CurveNotRising) }
}
