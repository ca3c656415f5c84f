//! A ledger as it was read: typed rows with the spreadsheet's own row numbers, before anybody
//! compared them with the board. What could not be read is an issue that names row and column.

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

/// Something wrong or noteworthy in a ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// The spreadsheet's own row number, from 1; 0 for the sheet as a whole.
    pub row: u32,
    /// The column's header as written, empty for the row or sheet as a whole.
    pub column: String,
    /// What is wrong.
    pub code: IssueCode,
    /// The cell or word concerned, for the message.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub value: String,
}

/// The stable codes of rejections and warnings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum IssueCode {
    /// A row with figures but no project name.
    MissingName,
    /// A name that more than one project has.
    AmbiguousName,
    /// A geometry that cannot be read, or is of no use here.
    UnreadableGeometry,
    /// A geometry with more corners than any project's.
    TooManyCorners,
    /// Two rows of one region have the same name.
    DuplicateName,
    /// No region could be told from the row.
    UnknownRegion,
    /// A cell that is not a date.
    UnreadableDate,
    /// A cell that is not a number.
    UnreadableNumber,
    /// A cell that is neither yes nor no.
    UnreadableAnswer,
    /// A text too long or with control characters.
    UnreadableText,
    /// A formula without a cached value.
    FormulaWithoutValue,
    /// The planned completion lies before the planned start.
    CompletionBeforeStart,
    /// Money below nothing.
    NegativeAmount,
    /// A point over 20 km from every region.
    OutsideAllRegions,
    /// Only one of the two coordinates, or not a place on Earth.
    UnreadablePoint,
    /// Coordinates in metres, and nobody said along which meridian.
    ProjectedCoordinates,
    /// The zone in front of an easting is not that of the meridian given.
    ZoneContradictsMeridian,
    /// A start or completion of a project on which a flag on a bottom line stands.
    RecognitionWithheld,
    /// A 项目编号 that no project has.
    UnknownProject,
    /// A row that names nothing and is probably a known project under a new name.
    ProbableRename,
    /// A decision about a new name that no row has.
    RenameWithoutRow,
    /// A decision about an old name that no project has.
    RenameWithoutProject,
    /// A decision about a project that another row names, or for a name that another has.
    RenameTaken,
    /// A sub-project of an entry that nobody knows.
    UnknownParent,
    /// A sub-project of an entry that cannot go in.
    ParentRejected,
    /// A sub-project below a sub-project.
    #[serde(rename = "sub-project-of-a-sub-project")]
    #[strum(serialize = "sub-project-of-a-sub-project")]
    NestedTooDeep,
    /// Money of an entry that states none, summed from its sub-projects.
    #[serde(rename = "summed-from-sub-projects")]
    #[strum(serialize = "summed-from-sub-projects")]
    SummedFromParts,
    /// The plan's year is over and its plan is frozen.
    PlanYearFrozen,
    /// The project was cancelled.
    ProjectCancelled,
    /// No header row was found.
    NoHeader,
    /// Header, title and command line name no year for the plan.
    NoPlanYear,
    /// Money is so large or small that its unit must be another.
    UnitMismatch,
    /// The written region is not the one the point lies in.
    RegionContradictsPoint,
    /// The point lies outside every region, but within 20 km of one.
    OutsideButNear,
    /// Longitude and latitude were swapped; they were swapped back.
    SwappedCoordinates,
    /// A money column that names no unit; the one stated was assumed.
    UnitAssumed,
    /// A further sheet that also has a header; only the first was read.
    SheetIgnored,
    /// A column nobody knows; kept as text.
    UnknownColumn,
    /// No period was named; the one stated was assumed.
    PeriodAssumed,
    /// A region was created by its name.
    RegionCreated,
    /// The ledger denies what was recognised; the recognised fact stays.
    RecognisedFactKept,
    /// The figures of a total row differ from the sum of the rows above.
    TotalDiffers,
    /// A cell that said less than nothing could be understood; passed over.
    CellIgnored,
}

codes!(IssueCode);

/// How a row says which entry it is a sub-project of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Parent {
    /// By standing below it: the spreadsheet's row number of the entry.
    Row(u32),
    /// By our number.
    Number(ProjectId),
    /// By its name.
    Name(Name),
}

/// One project row, cells parsed; an empty cell is `None`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LedgerRow {
    /// The spreadsheet's own row number.
    pub row: u32,
    /// 项目编号, ours
    pub number: Option<ProjectId>,
    /// 项目代码, theirs
    pub code: Option<Name>,
    /// 项目名称
    pub name: Name,
    /// 县区 as written
    pub region: Option<Name>,
    /// 建设地点 as written
    pub place: Option<Name>,
    /// 行业, else the group heading's own words
    pub sector: Option<Name>,
    /// 责任单位
    pub responsible_unit: Option<Name>,
    /// 业主单位
    pub owner: Option<Name>,
    /// 牵头单位
    pub lead_unit: Option<Name>,
    /// 配合单位
    pub assisting_units: Vec<Name>,
    /// 联系领导
    pub sponsors: Vec<Name>,
    /// 总投资
    pub total: Option<Money>,
    /// 建设内容
    pub scope: Option<Text>,
    /// 年度计划
    pub plan: Option<Money>,
    /// The month's figures and words
    pub figures: Figures,
    /// 计划开工
    pub planned_start: Option<LedgerDate>,
    /// 计划竣工
    pub planned_completion: Option<LedgerDate>,
    /// 是否开工
    pub started: Option<bool>,
    /// 实际开工
    pub start: Option<LedgerDate>,
    /// 是否竣工
    pub completed: Option<bool>,
    /// 实际竣工
    pub completion: Option<LedgerDate>,
    /// 是否入库纳统
    pub enrolled: Option<bool>,
    /// Coordinates in CGCS2000.
    pub point: Option<Point>,
    /// Coordinates as written, where they were converted.
    pub written: Option<Written>,
    /// 序号
    pub serial: Option<Name>,
    /// The group heading as written
    pub group: Option<Name>,
    /// The entry it is a sub-project of
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Parent>,
    /// Cells of unknown columns: header and text
    pub extra: Vec<(Name, Text)>,
}

impl LedgerRow {
    /// Takes over what another row says in a field, where this one says nothing.
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

/// The paper by which a ledger's plans hold; without one the file itself stands for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanPaper {
    /// Its number or title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Name>,
    /// Why plans are replaced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text>,
    /// The day from which its plans hold.
    pub since: Day,
}

/// A ledger ready to be compared with the board.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Ledger {
    /// The file's name, for the record.
    pub file: Name,
    /// The list it belongs to, created when it does not exist; none for a plain table without
    /// title, which touches no list.
    pub list: Option<Name>,
    /// The year of its plan.
    pub year: Year,
    /// The month its cumulative money stands for, when it has any.
    pub period: Option<Month>,
    /// Its rows, good ones only.
    pub rows: Vec<LedgerRow>,
    /// Fields that have a column, by code: an empty text cell there clears the text.
    pub columns: Vec<String>,
    /// The shape it came in, for a list that has one of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shape: Option<Arc<ListShape>>,
    /// Whether good rows go in beside rejected ones.
    #[serde(default)]
    pub partial: bool,
    /// Projects that somebody decided are now called otherwise: old and new name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub renames: Vec<(Name, Name)>,
    /// Rows that somebody decided are new projects, whatever they resemble.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub added: Vec<Name>,
    /// The paper by which its plans hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper: Option<PlanPaper>,
}

/// What a row came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowOutcome {
    /// A project that was not there before.
    New,
    /// A project of which something changed.
    Changed,
    /// A project that stands as the row says.
    Unchanged,
}

/// How the rows of one import came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ImportSummary {
    /// Projects that were not there before.
    pub new: u32,
    /// Projects of which something changed.
    pub changed: u32,
    /// Projects that stand as the rows say.
    pub unchanged: u32,
    /// Projects of the list that the file does not name.
    pub absent: u32,
    /// How many of the new, changed and unchanged are sub-projects.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub subprojects: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
const fn is_zero(count: &u32) -> bool {
    *count == 0
}

/// What may be asked of the ledger.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LedgerAction {
    /// Takes a ledger in.
    Import(Box<Ledger>),
}

/// What happened when a ledger came in; the projects' own changes are their own events.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "ledger-")]
pub enum LedgerChange {
    /// All its good rows went in.
    Imported {
        /// The file's name.
        file: Name,
        /// The list.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        list: Option<Name>,
        /// The month its money stands for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        period: Option<Month>,
        /// How its rows came out.
        tally: ImportSummary,
    },
}

refusals! {
    /// Why a ledger as a whole is refused.
    LedgerRefusal {
        /// Some rows are rejected and `partial` was not chosen.
        RowsRejected = "rows-rejected",
        /// The month its money stands for has not begun.
        PeriodInTheFuture = "period-in-the-future",
        /// Plans cannot hold from a day that has not come.
        PlanInTheFuture = "plan-paper-in-the-future",
    }
}
