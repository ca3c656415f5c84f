//! What documents say of a project: its places on lists, and the versions of its yearly plans.

use serde::{Deserialize, Serialize};

use crate::{
    board::Board,
    model::{list::ListClass, project::Project},
    value::{Day, Money, ProjectId, Year},
};

/// A place on a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListLine {
    /// The name of the list.
    pub list: String,
    /// 序号: the serial number on the list.
    pub serial: Option<String>,
    /// The heading of the group under which it stands.
    pub group: Option<String>,
    /// 建设性质: its class on the list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<ListClass>,
    /// The columns that the system does not know, by heading, with what stands in them.
    pub extra: Vec<(String, String)>,
}

/// A version of a year's plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanLine {
    /// The year that is planned.
    pub year: Year,
    /// The amount that is planned for the year.
    pub amount: Money,
    /// The day from which this version holds.
    pub since: Day,
    /// The document by which it was set; none where none was named.
    pub document: Option<String>,
    /// The reason for the new version; none where none was given.
    pub reason: Option<String>,
}

pub(super) fn lists(board: &Board, project: ProjectId) -> Vec<ListLine> {
    let lines = board.lists.values().filter_map(|list| {
        let entry = list.entries.get(&project)?;
        Some(ListLine {
            list: list.name.to_string(),
            serial: entry.serial.as_ref().map(ToString::to_string),
            group: entry.group.as_ref().map(ToString::to_string),
            class: entry.class,
            extra: entry.extra.iter().map(|(h, t)| (h.to_string(), t.to_string())).collect(),
        })
    });
    lines.collect()
}

pub(super) fn plans(project: &Project) -> Vec<PlanLine> {
    let versions = project.plans.iter().flat_map(|(year, plan)| {
        std::iter::once(&plan.original).chain(&plan.later).map(move |version| PlanLine {
            year: *year,
            amount: version.amount,
            since: version.since,
            document: version.document.as_ref().map(ToString::to_string),
            reason: version.reason.as_ref().map(ToString::to_string),
        })
    });
    versions.collect()
}
