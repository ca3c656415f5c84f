//! A ledger as it was read: typed rows with the spreadsheet's own row numbers, before anybody
//! compared them with the board. What could not be read is an issue that names row and column.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{project::Written, refusal::refusals, report::Figures, shape::ListShape};
use crate::{
    geometry::point::Point,
    value::{Day, LedgerDate, Money, Month, Name, ProjectId, Text, Year},
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

macro_rules! issue_codes {
    ($($(#[$doc:meta])* $variant:ident = $code:literal),* $(,)?) => {
        /// The stable codes of rejections and warnings.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum IssueCode {
            $(
                $(#[$doc])*
                #[serde(rename = $code)]
                $variant,
            )*
        }

        impl IssueCode {
            /// Every code, for catalogues and their tests.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The kebab-case code.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)*
                }
            }
        }
    };
}

issue_codes! {
    /// A row with figures but no project name.
    MissingName = "missing-name",
    /// A name that more than one project has.
    AmbiguousName = "ambiguous-name",
    /// A geometry that cannot be read, or is of no use here.
    UnreadableGeometry = "unreadable-geometry",
    /// A geometry with more corners than any project's.
    TooManyCorners = "too-many-corners",
    /// Two rows of one region have the same name.
    DuplicateName = "duplicate-name",
    /// No region could be told from the row.
    UnknownRegion = "unknown-region",
    /// A cell that is not a date.
    UnreadableDate = "unreadable-date",
    /// A cell that is not a number.
    UnreadableNumber = "unreadable-number",
    /// A cell that is neither yes nor no.
    UnreadableAnswer = "unreadable-answer",
    /// A text too long or with control characters.
    UnreadableText = "unreadable-text",
    /// A formula without a cached value.
    FormulaWithoutValue = "formula-without-value",
    /// The planned completion lies before the planned start.
    CompletionBeforeStart = "completion-before-start",
    /// Money below nothing.
    NegativeAmount = "negative-amount",
    /// A point over 20 km from every region.
    OutsideAllRegions = "outside-all-regions",
    /// Only one of the two coordinates, or not a place on Earth.
    UnreadablePoint = "unreadable-point",
    /// Coordinates in metres, and nobody said along which meridian.
    ProjectedCoordinates = "projected-coordinates",
    /// The zone in front of an easting is not that of the meridian given.
    ZoneContradictsMeridian = "zone-contradicts-meridian",
    /// A start or completion of a project on which a flag on a bottom line stands.
    RecognitionWithheld = "recognition-withheld",
    /// A 项目编号 that no project has.
    UnknownProject = "unknown-project",
    /// A row that names nothing and is probably a known project under a new name.
    ProbableRename = "probable-rename",
    /// A decision about a new name that no row has.
    RenameWithoutRow = "rename-without-row",
    /// A decision about an old name that no project has.
    RenameWithoutProject = "rename-without-project",
    /// A decision about a project that another row names, or for a name that another has.
    RenameTaken = "rename-taken",
    /// A sub-project of an entry that nobody knows.
    UnknownParent = "unknown-parent",
    /// A sub-project of an entry that cannot go in.
    ParentRejected = "parent-rejected",
    /// A sub-project below a sub-project.
    NestedTooDeep = "sub-project-of-a-sub-project",
    /// Money of an entry that states none, summed from its sub-projects.
    SummedFromParts = "summed-from-sub-projects",
    /// The plan's year is over and its plan is frozen.
    PlanYearFrozen = "plan-year-frozen",
    /// The project was cancelled.
    ProjectCancelled = "project-cancelled",
    /// No header row was found.
    NoHeader = "no-header",
    /// Header, title and command line name no year for the plan.
    NoPlanYear = "no-plan-year",
    /// Money is so large or small that its unit must be another.
    UnitMismatch = "unit-mismatch",
    /// The written region is not the one the point lies in.
    RegionContradictsPoint = "region-contradicts-point",
    /// The point lies outside every region, but within 20 km of one.
    OutsideButNear = "outside-but-near",
    /// Longitude and latitude were swapped; they were swapped back.
    SwappedCoordinates = "swapped-coordinates",
    /// A money column that names no unit; the one stated was assumed.
    UnitAssumed = "unit-assumed",
    /// A further sheet that also has a header; only the first was read.
    SheetIgnored = "sheet-ignored",
    /// A column nobody knows; kept as text.
    UnknownColumn = "unknown-column",
    /// No period was named; the one stated was assumed.
    PeriodAssumed = "period-assumed",
    /// A region was created by its name.
    RegionCreated = "region-created",
    /// The ledger denies what was recognised; the recognised fact stays.
    RecognisedFactKept = "recognised-fact-kept",
    /// The figures of a total row differ from the sum of the rows above.
    TotalDiffers = "total-differs",
    /// A cell that said less than nothing could be understood; passed over.
    CellIgnored = "cell-ignored",
}

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
pub struct Tally {
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
        tally: Tally,
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
