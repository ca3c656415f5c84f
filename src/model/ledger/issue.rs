//! What is wrong with a ledger, or worth a look: an issue with its stable code, its row and column.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::value::{Name, code::codes};

/// An error or remark about a ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// The sheet, where the file has several with projects; none for the file as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<Name>,
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
    /// The feature has no geometry and was passed over.
    NoGeometry,
    /// The outline crosses itself; what it encloses by the even-odd rule was taken.
    SelfCrossing,
    /// The geometry has more corners than a project may have.
    TooManyCorners,
    /// Two rows of one region have the same name.
    DuplicateName,
    /// The row names a project that was merged into another, which another row names.
    MergedProject,
    /// No region could be derived from the row.
    UnknownRegion,
    /// The 项目代码 stood in a number cell, which keeps 15 digits: what is left names no project.
    DamagedCode,
    /// Several rows of the file have this 项目代码, so that none is matched by it.
    DoubledCode,
    /// The cell is not a date.
    UnreadableDate,
    /// The cell is not a number.
    UnreadableNumber,
    /// The cell is neither yes nor no.
    UnreadableAnswer,
    /// The text is too long or contains control characters.
    UnreadableText,
    /// A character is self-made (of the private use area) or could not be read; its cell is left out.
    LostCharacter,
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
    /// No column of the sheet is said to hold the names of projects.
    NoNameColumn,
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
    /// Another sheet has the same projects, or those of another month; it was not read.
    SheetIgnored,
    /// A sheet states another year or month than the one before it.
    SheetsDiffer,
    /// A sheet has the projects of others, but columns that they lack.
    SheetSaysMore,
    /// No sheet of the file has the name that was asked for.
    UnknownSheet,
    /// A header was named for a sheet that the file does not show.
    HeaderWithoutSheet,
    /// A header was named without its sheet where several are read, or two for one sheet.
    HeaderOfSeveral,
    /// The rows named as a header do not exist, or hold figures or formulas.
    HeaderNotThere,
    /// Rows are hidden in the sheet, and were read all the same.
    HiddenRows,
    /// A column is hidden in the sheet, and was read all the same.
    HiddenColumn,
    /// Cells show a picture, which is not taken over.
    PictureInCell,
    /// The column is unknown; its cells are kept as text.
    UnknownColumn,
    /// No period was given; the one in the message was assumed.
    PeriodAssumed,
    /// The word of a status column means nothing that is known; its cell is kept as text.
    UnknownStatus,
    /// The status contradicts another cell of its row or a recognised fact, which counts.
    StatusContradicts,
    /// The ledger gives another class on its list than the one that stood there; the ledger counts.
    ListClassDiffers,
    /// The ledger calls the project stopped or postponed; its suspension still wants reason and paper.
    SuspensionWithoutReason,
    /// The row names several regions without their shares, which are taken as equal.
    SharesAssumed,
    /// A date was derived from years or from a length of time.
    DateDerived,
    /// The cell says neither from when to when nor how long.
    UnreadablePeriod,
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
