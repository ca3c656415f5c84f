//! 清单: a yearly list of projects. Each list has its own serial numbers, groups, classes and
//! order, keeps the columns nobody else knows, and chooses the curve by which its projects are
//! measured.

use std::{collections::BTreeMap, sync::Arc};

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{Entry, refusal::refusals, schedule::Curve, shape::ListShape};
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
    /// The list that its creation makes; none of any other change.
    pub fn made(id: ListId, change: &ListChange, entry: &Entry<'_>) -> Option<Self> {
        let ListChange::Created { name, year, curve } = change else { return None };
        Some(Self {
            id,
            name: name.clone(),
            year: *year,
            curve: *curve,
            entries: BTreeMap::new(),
            shape: None,
            version: entry.seq,
        })
    }

    /// Applies a later change.
    pub fn apply(&mut self, change: &ListChange, entry: &Entry<'_>) {
        self.version = entry.seq;
        match change {
            ListChange::Created { .. } => {}
            ListChange::EntrySet { project, entry } => {
                self.entries.insert(*project, entry.clone());
            }
            ListChange::CurveChosen { curve } => self.curve = *curve,
            ListChange::ShapeKept { shape } => self.shape = Some(shape.clone()),
            ListChange::Renamed { name } => self.name = name.clone(),
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
        /// The project.
        project: ProjectId,
        /// Its place.
        entry: ListEntry,
    },
    /// Chooses another curve.
    ChooseCurve {
        /// The curve.
        curve: Curve,
    },
    /// Gives it another name.
    Rename {
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
        /// The project.
        project: ProjectId,
        /// Its place.
        entry: ListEntry,
    },
    /// Another curve holds.
    CurveChosen {
        /// The curve.
        curve: Curve,
    },
    /// Its ledger came in this shape.
    ShapeKept {
        /// The shape.
        shape: Arc<ListShape>,
    },
    /// It got another name.
    Renamed {
        /// Its new name.
        name: Name,
    },
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
