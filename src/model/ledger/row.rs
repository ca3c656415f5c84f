//! One project's row of a ledger, with its cells parsed.

use serde::{Deserialize, Serialize};

use super::StatedStatus;
use crate::{
    geometry::point::Point,
    model::{
        project::{FactField, WrittenCoordinates},
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
    /// 项目代码: the project code given by the authorities.
    pub code: Option<Name>,
    /// 项目名称: the name of the project.
    pub name: Name,
    /// 县区: the name of the region as written.
    pub region: Option<Name>,
    /// Name and title of a sheet without a column of regions, which may name one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headings: Vec<Name>,
    /// 建设地点: the place of construction as written.
    pub place: Option<Name>,
    /// 行业: the sector; the words of the group heading where the row states none.
    pub sector: Option<Name>,
    /// 责任单位: the name of the unit responsible.
    pub responsible_unit: Option<Name>,
    /// 业主单位: the name of the project's owner.
    pub owner: Option<Name>,
    /// 牵头单位: the name of the unit in the lead.
    pub lead_unit: Option<Name>,
    /// 配合单位: the names of the assisting units.
    pub assisting_units: Vec<Name>,
    /// 联系领导: the names of the sponsors, leaders of the city.
    pub sponsors: Vec<Name>,
    /// 总投资: the total investment.
    pub total: Option<Money>,
    /// 建设内容: the scope of construction, in words.
    pub scope: Option<Text>,
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

impl LedgerRow {
    /// Copies a field from another row if this row leaves it empty.
    pub fn inherit(&mut self, field: FactField, other: &Self) {
        fn keep<T: Clone>(own: &mut Option<T>, other: Option<&T>) {
            if own.is_none() {
                *own = other.cloned();
            }
        }
        fn keep_all(own: &mut Vec<Name>, other: &[Name]) {
            if own.is_empty() {
                own.extend_from_slice(other);
            }
        }
        match field {
            FactField::Code => keep(&mut self.code, other.code.as_ref()),
            // No row is without a name.
            FactField::Name => {}
            FactField::Regions => keep(&mut self.region, other.region.as_ref()),
            FactField::Place => keep(&mut self.place, other.place.as_ref()),
            FactField::Sector => keep(&mut self.sector, other.sector.as_ref()),
            FactField::ResponsibleUnit => {
                keep(&mut self.responsible_unit, other.responsible_unit.as_ref());
            }
            FactField::Owner => keep(&mut self.owner, other.owner.as_ref()),
            FactField::LeadUnit => keep(&mut self.lead_unit, other.lead_unit.as_ref()),
            FactField::AssistingUnits => {
                keep_all(&mut self.assisting_units, &other.assisting_units);
            }
            FactField::Sponsors => keep_all(&mut self.sponsors, &other.sponsors),
            FactField::Total => keep(&mut self.total, other.total.as_ref()),
            FactField::Scope => keep(&mut self.scope, other.scope.as_ref()),
        }
    }
}
