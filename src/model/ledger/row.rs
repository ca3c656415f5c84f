//! One project's row of a ledger, with its cells parsed.

use serde::{Deserialize, Serialize};

use super::{StatedClass, StatedStatus};
use crate::{
    geometry::point::Point,
    model::{
        project::{LedgerFacts, WrittenCoordinates},
        report::Figures,
    },
    value::{LedgerDate, Money, Name, ProjectId, Text},
};

/// How a row names the entry of which it is a sub-project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Parent {
    /// By its position below the entry: the row number of that entry in the spreadsheet.
    Row(u32),
    /// By the project number (项目编号) that this software gave to the entry.
    Number(ProjectId),
    /// By the name of the entry.
    Name(Name),
}

/// One project's row with its cells parsed; `None` stands for an empty cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LedgerRow {
    /// The sheet, where the file has several with projects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<Name>,
    /// The row number in the spreadsheet, from 1.
    pub row: u32,
    /// 项目编号: the project number that this software gave.
    pub number: Option<ProjectId>,
    /// What it says of the facts.
    #[serde(flatten)]
    pub facts: LedgerFacts,
    /// Name and title of a sheet without a column of regions, which may name one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headings: Vec<Name>,
    /// 年度计划: the investment planned for the ledger's year.
    pub plan: Option<Money>,
    /// The figures and remarks reported for the ledger's month.
    pub figures: Figures,
    /// 计划开工: the planned date of the start.
    pub planned_start: Option<LedgerDate>,
    /// 计划竣工: the planned date of the completion.
    pub planned_completion: Option<LedgerDate>,
    /// 是否开工: whether the project has started.
    pub started: Option<bool>,
    /// 实际开工: the date on which it started.
    pub start: Option<LedgerDate>,
    /// 是否竣工: whether the project is complete.
    pub completed: Option<bool>,
    /// 实际竣工: the date on which it was completed.
    pub completion: Option<LedgerDate>,
    /// 建设状态, 建设性质: how far it is, in words; what has a column of its own comes first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statuses: Vec<StatedStatus>,
    /// 续建, 新开工, 竣工, 前期: its class on the ledger's list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<StatedClass>,
    /// 是否入库纳统: whether it is enrolled in the statistics.
    pub enrolled: Option<bool>,
    /// The place of the project, in CGCS2000 degrees.
    pub point: Option<Point>,
    /// The coordinates as written; `None` where they needed no conversion.
    pub written: Option<WrittenCoordinates>,
    /// 序号: the serial number in the list, as written.
    pub serial: Option<Name>,
    /// The group heading above the row, as written.
    pub group: Option<Name>,
    /// The entry of which it is a sub-project; `None` where it is an entry itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Parent>,
    /// Cells of unknown columns, each with its header and its text.
    pub extra: Vec<(Name, Text)>,
}
