//! 清单: a yearly list of projects. Each list has its own serial numbers, groups, classes and
//! order, keeps the columns nobody else knows, and chooses the curve by which its projects are
//! measured.

use std::{collections::BTreeMap, sync::Arc};

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray, VariantNames};

use super::{Entry, refusal::refusals, schedule::Curve, shape::ListShape};
use crate::value::{ListId, Month, Name, ProjectId, Seq, Text, Year, code::codes};

/// The class of a project on a list: 新开工, 续建, 竣工 or 前期.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum ListClass {
    /// 新开工: construction is to start in the year.
    NewStart,
    /// 续建: construction continues from an earlier year.
    Continued,
    /// 竣工: construction is to be completed in the year.
    Completing,
    /// 前期: the project is in preparation.
    Preparatory,
}

codes!(ListClass);

impl ListClass {
    /// The word by which ledgers call it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::NewStart => "新开工",
            Self::Continued => "续建",
            Self::Completing => "竣工",
            Self::Preparatory => "前期",
        }
    }
}

/// The entry of a project on one list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ListEntry {
    /// Its position in the list's own order, from 1.
    pub order: u32,
    /// 序号: its serial number as written; `None` without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub serial: Option<Name>,
    /// The group heading above it as written, such as 一、产业项目(40个).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Name>,
    /// Its class on the list; `None` where the list does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<ListClass>,
    /// Cells of columns unknown to this software, each with its header and its text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extra: Vec<(Name, Text)>,
}

/// 清单: the list of projects of one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// Identifies the list in commands and in the log.
    pub id: ListId,
    /// The list's name, unique within its year.
    pub name: Name,
    /// The year for which the list holds.
    pub year: Year,
    /// How the schedule of its projects runs through the year.
    pub curve: Curve,
    /// The last month in which plans may change: later changes count for the lag that is shown, but not
    /// for cards and ranks; `None` where all count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plans_until: Option<Month>,
    /// The projects on the list, each with its entry.
    pub entries: BTreeMap<ProjectId, ListEntry>,
    /// The layout of the file it was imported from; `None` for the standard form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shape: Option<Arc<ListShape>>,
    /// Log position of the list's last event, for optimistic locking.
    pub version: Seq,
}

impl List {
    /// The list that a `Created` change creates; `None` for any other change.
    pub fn made(id: ListId, change: &ListChange, entry: &Entry<'_>) -> Option<Self> {
        let ListChange::Created { name, year, curve } = change else { return None };
        Some(Self {
            id,
            name: name.clone(),
            year: *year,
            curve: *curve,
            plans_until: None,
            entries: BTreeMap::new(),
            shape: None,
            version: entry.seq,
        })
    }

    /// Applies a change that came after the list was created.
    pub fn apply(&mut self, change: &ListChange, entry: &Entry<'_>) {
        self.version = entry.seq;
        match change {
            ListChange::Created { .. } | ListChange::TakenBack {} => {}
            ListChange::EntrySet { project, entry } => {
                self.entries.insert(*project, entry.clone());
            }
            ListChange::CurveChosen { curve } => self.curve = *curve,
            ListChange::PlansUntilSet { month } => self.plans_until = *month,
            ListChange::ShapeKept { shape } => self.shape = Some(shape.clone()),
            ListChange::Renamed { name } => self.name = name.clone(),
            ListChange::EntryTakenBack { project, before } => {
                self.entries.remove(project);
                self.entries.extend(before.iter().map(|before| (*project, before.clone())));
            }
            ListChange::ShapeTakenBack { before } => self.shape.clone_from(before),
        }
    }
}

/// Commands by which lists are created and edited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "list-")]
pub enum ListAction {
    /// Creates an empty list.
    Create {
        /// The list's name, unique within its year.
        name: Name,
        /// The year for which the list holds.
        year: Year,
        /// How the schedule of its projects runs through the year; linear by default.
        #[serde(default)]
        curve: Curve,
    },
    /// Puts a project on the list, or replaces its entry there.
    SetEntry {
        /// The project that is listed.
        project: ProjectId,
        /// Its position, serial number, group and class on the list.
        entry: ListEntry,
    },
    /// Replaces the curve by which the list's projects are measured.
    ChooseCurve {
        /// The curve that applies from then on.
        curve: Curve,
    },
    /// Names the last month in which plans may change, or takes it back.
    SetPlansUntil {
        /// The last month, of the list's own year; `None` where all changes count.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        month: Option<Month>,
    },
    /// Gives the list another name.
    Rename {
        /// The new name, unique within the list's year.
        name: Name,
    },
}

/// Changes of a list, as the log keeps them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "list-")]
pub enum ListChange {
    /// The list was created without projects.
    Created {
        /// The list's name at that time.
        name: Name,
        /// The year for which the list holds.
        year: Year,
        /// How the schedule of its projects runs through the year.
        #[serde(default)]
        curve: Curve,
    },
    /// A project was put on the list, or its entry was replaced.
    EntrySet {
        /// The project that is listed.
        project: ProjectId,
        /// Its position, serial number, group and class on the list.
        entry: ListEntry,
    },
    /// The curve of the list was replaced.
    CurveChosen {
        /// The curve that applies from then on.
        curve: Curve,
    },
    /// The last month in which plans may change was named or taken back.
    PlansUntilSet {
        /// The last month; `None` where all changes count.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        month: Option<Month>,
    },
    /// The layout of the imported file was recorded.
    ShapeKept {
        /// The layout, used when the list is exported again.
        shape: Arc<ListShape>,
    },
    /// The list was renamed.
    Renamed {
        /// The name that applies from then on.
        name: Name,
    },
    /// The import that had created it was taken back, and the list with it.
    TakenBack {},
    /// The import that put a project on the list, or replaced its entry, was taken back.
    EntryTakenBack {
        /// The project concerned.
        project: ProjectId,
        /// Its entry before the import; `None` where it was not on the list.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        before: Option<ListEntry>,
    },
    /// The import that gave the layout was taken back.
    ShapeTakenBack {
        /// The layout before the import; `None` for the standard form.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        before: Option<Arc<ListShape>>,
    },
}

refusals! {
    /// Why a command about lists is refused.
    ListRefusal {
        /// No list has this identifier.
        Unknown = "unknown-list",
        /// Another list of that year has this name already.
        NameTaken = "list-name-taken",
        /// No project has this identifier.
        UnknownProject = "unknown-project",
        /// A quarterly curve falls, or does not end at 100 percent.
        CurveNotRising = "curve-not-rising",
        /// The last month for changes of plans lies in another year than the list.
        AnotherYear = "plans-until-another-year",
    }
}
