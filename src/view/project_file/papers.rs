//! What documents say of a project: its places on lists, and the versions of its yearly plans.

use serde::{Deserialize, Serialize};

use crate::{
    board::Board,
    model::project::Project,
    value::{Day, Money, ProjectId, Year},
};

/// A place on a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListLine {
    /// The list's name.
    pub list: String,
    /// 序号
    pub serial: Option<String>,
    /// The group heading.
    pub group: Option<String>,
    /// Unknown columns.
    pub extra: Vec<(String, String)>,
}

/// A version of a year's plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanLine {
    /// The year.
    pub year: Year,
    /// The amount.
    pub amount: Money,
    /// Since when.
    pub since: Day,
    /// The document.
    pub document: Option<String>,
    /// The reason.
    pub reason: Option<String>,
}

pub(super) fn lists(board: &Board, project: ProjectId) -> Vec<ListLine> {
    let lines = board.lists.values().filter_map(|list| {
        let entry = list.entries.get(&project)?;
        Some(ListLine {
            list: list.name.to_string(),
            serial: entry.serial.as_ref().map(ToString::to_string),
            group: entry.group.as_ref().map(ToString::to_string),
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
