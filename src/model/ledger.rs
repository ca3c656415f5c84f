//! A ledger as it was read: typed rows with their spreadsheet row numbers, not yet compared with
//! the projects known. A cell that could not be read is an issue that gives its row and column.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray, VariantNames};

use super::{
    project::{FactField, Written},
    refusal::refusals,
    report::Figures,
    shape::ListShape,
};
use crate::{
    geometry::point::Point,
    value::{Day, LedgerDate, Money, Month, Name, ProjectId, Text, Year, code::codes},
};

/// An error or remark about a ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// The row number in the spreadsheet, from 1; 0 for the sheet as a whole.
    pub row: u32,
    /// The header of the column as written; empty for the row or sheet as a whole.
    pub column: String,
    /// The kind of the issue, by its stable code.
    pub code: IssueCode,
    /// The cell or word concerned, for the message; empty where there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub value: String,
}

/// The kinds of issues, errors and warnings alike, each with a stable code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum IssueCode {
    /// The row has figures but no project name.
    MissingName,
    /// The name belongs to more than one project.
    AmbiguousName,
    /// The geometry cannot be read or is of a kind that is not used here.
    UnreadableGeometry,
    /// The geometry has more corners than a project may have.
    TooManyCorners,
    /// Two rows of one region have the same name.
    DuplicateName,
    /// No region could be derived from the row.
    UnknownRegion,
    /// The cell is not a date.
    UnreadableDate,
    /// The cell is not a number.
    UnreadableNumber,
    /// The cell is neither yes nor no.
    UnreadableAnswer,
    /// The text is too long or contains control characters.
    UnreadableText,
    /// The formula has no cached value.
    FormulaWithoutValue,
    /// The planned completion lies before the planned start.
    CompletionBeforeStart,
    /// The amount of money is negative.
    NegativeAmount,
    /// The point lies over 20 km from every region.
    OutsideAllRegions,
    /// One of the two coordinates is missing, or they are no place on Earth.
    UnreadablePoint,
    /// The coordinates are in metres, and no central meridian was given for them.
    ProjectedCoordinates,
    /// The zone number before the easting does not match the central meridian given.
    ZoneContradictsMeridian,
    /// Recognition of a start or completion is withheld by a flag on a bottom line (底线).
    RecognitionWithheld,
    /// The 项目编号 (project number) belongs to no project.
    UnknownProject,
    /// The row matches no project by name, but is probably a known one under a new name.
    ProbableRename,
    /// A renaming was decided for a new name that no row has.
    RenameWithoutRow,
    /// A renaming was decided for an old name that no project has.
    RenameWithoutProject,
    /// A renaming was decided for a project or a name that another row already uses.
    RenameTaken,
    /// The row is a sub-project of an unknown entry.
    UnknownParent,
    /// The row is a sub-project of an entry that is itself rejected.
    ParentRejected,
    /// The row is a sub-project of a sub-project, which is not supported.
    #[serde(rename = "sub-project-of-a-sub-project")]
    #[strum(serialize = "sub-project-of-a-sub-project")]
    NestedTooDeep,
    /// The entry states no amount, so that the sum of its sub-projects was taken.
    #[serde(rename = "summed-from-sub-projects")]
    #[strum(serialize = "summed-from-sub-projects")]
    SummedFromParts,
    /// The plan's year is over, so that its plan can no longer change.
    PlanYearFrozen,
    /// The project has been cancelled.
    ProjectCancelled,
    /// The sheet has no recognisable header row.
    NoHeader,
    /// Neither the header nor the title nor the command line gives the plan's year.
    NoPlanYear,
    /// The amounts are so large or small that the money unit is probably wrong.
    UnitMismatch,
    /// The region written is not the one in which the point lies.
    RegionContradictsPoint,
    /// The point lies outside every region, but within 20 km of one.
    OutsideButNear,
    /// Longitude and latitude were swapped in the file and have been corrected.
    SwappedCoordinates,
    /// The money column names no unit; the one given in the message was assumed.
    UnitAssumed,
    /// Another sheet has a header as well; only the first one was read.
    SheetIgnored,
    /// The column is unknown; its cells are kept as text.
    UnknownColumn,
    /// No period was given; the one in the message was assumed.
    PeriodAssumed,
    /// The region was unknown and has been created by its name.
    RegionCreated,
    /// The ledger contradicts a recognised fact, which is kept.
    RecognisedFactKept,
    /// The total row differs from the sum of the rows above.
    TotalDiffers,
    /// The row holds no understandable content and was skipped.
    CellIgnored,
}

codes!(IssueCode);

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
    /// 是否入库纳统: whether it is enrolled in the statistics.
    pub enrolled: Option<bool>,
    /// The place of the project, in CGCS2000 degrees.
    pub point: Option<Point>,
    /// The coordinates as written; `None` where they needed no conversion.
    pub written: Option<Written>,
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

/// The official paper that put a ledger's plans into force; without one the file itself counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanPaper {
    /// The number or title of the paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Name>,
    /// The reason why earlier plans are replaced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text>,
    /// The day from which the plans are in force.
    pub since: Day,
}

/// A ledger that has been read and can be compared with the projects known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Ledger {
    /// The file name, kept in the log.
    pub file: Name,
    /// The list it belongs to, created if it does not exist; `None` for a plain table without
    /// title, which touches no list.
    pub list: Option<Name>,
    /// The year for which its plans hold.
    pub year: Year,
    /// The month up to which its cumulative amounts count; `None` without such amounts.
    pub period: Option<Month>,
    /// The rows without errors.
    pub rows: Vec<LedgerRow>,
    /// Codes of the fields that have a column: an empty text cell there deletes the text.
    pub columns: Vec<String>,
    /// Layout of the original file, for a list with its own; `None` for the standard form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shape: Option<Arc<ListShape>>,
    /// Whether to import the good rows although others are rejected.
    #[serde(default)]
    pub partial: bool,
    /// Decided renamings of projects, as pairs of old and new name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub renames: Vec<(Name, Name)>,
    /// Names decided to be new projects, however similar they are to known ones.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub added: Vec<Name>,
    /// The paper that put its plans into force; `None` where the file itself counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper: Option<PlanPaper>,
    /// Whether it is a 认定清单: the starts and completions that it states count as recognised.
    #[serde(default)]
    pub recognised: bool,
}

/// The result of importing one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowOutcome {
    /// The row created a project.
    New,
    /// The row changed a known project.
    Changed,
    /// The row agrees with a known project.
    Unchanged,
}

/// The results of one import, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ImportSummary {
    /// Number of projects that were created.
    pub new: u32,
    /// Number of projects that were changed.
    pub changed: u32,
    /// Number of projects with which the file agrees.
    pub unchanged: u32,
    /// Number of projects on the list that the file does not contain.
    pub absent: u32,
    /// Number of sub-projects among the new, changed and unchanged ones.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub subprojects: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
const fn is_zero(count: &u32) -> bool {
    *count == 0
}

/// Commands by which ledgers are imported.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "ledger-")]
pub enum LedgerAction {
    /// Imports a ledger that has been read.
    Import(Box<Ledger>),
}

/// The import of a ledger, as the log keeps it; changes of projects are events of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "ledger-")]
pub enum LedgerChange {
    /// The good rows were imported.
    Imported {
        /// The name of the imported file.
        file: Name,
        /// The name of the list it belongs to; `None` for a plain table that touches no list.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        list: Option<Name>,
        /// The month up to which its amounts count; `None` without such amounts.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        period: Option<Month>,
        /// How many rows were new, changed or unchanged.
        tally: ImportSummary,
    },
}

refusals! {
    /// Why a ledger as a whole is refused.
    LedgerRefusal {
        /// Some rows have errors and `partial` was not chosen.
        RowsRejected = "rows-rejected",
        /// The month of its amounts has not begun.
        PeriodInTheFuture = "period-in-the-future",
        /// The plans would come into force on a day in the future.
        PlanInTheFuture = "plan-paper-in-the-future",
    }
}
