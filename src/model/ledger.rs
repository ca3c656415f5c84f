//! A ledger as it was read: typed rows with their spreadsheet row numbers, not yet compared with
//! the projects known. A cell that could not be read is an issue that gives its row and column.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{refusal::refusals, shape::ListShape};
use crate::value::{Day, Month, Name, Seq, Text, Year};

mod answer;
mod correction;
mod issue;
mod mending;
mod row;
mod sheet;
mod status;

pub use answer::RenameAnswer;
pub use correction::{ColumnCorrection, Corrections, SheetCorrection, WordCorrection, for_layout};
pub use issue::{Issue, IssueCode};
pub use mending::{HeaderDepth, HeaderRowsError, MendedCell, NamedHeader, NoHeaderDepth};
pub use row::{LedgerRow, Parent};
pub use sheet::{SheetColumn, SheetKind, SheetReport, SheetTop, TopRow, letters};
pub use status::{ProjectStatus, StatedClass, StatedStatus};

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
    /// What was said of its columns, sheets and words, to be remembered for the layouts of its sheets.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Corrections>,
    /// How many of its cells were mended on the import page, and say something else in the file.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub mended: u32,
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
    /// Number of cells that were mended on the import page, and say something else in the file.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub mended: u32,
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
    /// Takes an import back as one step, while nothing was built on what it brought.
    TakeBack {
        /// Position of the import's first event.
        import: Seq,
    },
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
    /// What somebody said of the sheets of a layout is remembered, in place of what was before; nothing
    /// said forgets it.
    Corrected(Corrections),
    /// What somebody decided about a row that resembles a project is remembered, in place of what was
    /// decided before.
    Answered(RenameAnswer),
    /// An import was taken back: what it changed is as before, what it added is gone.
    TakenBack {
        /// Position of the import's first event.
        import: Seq,
        /// The name of the imported file.
        file: Name,
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
        /// The board remembers no such import, or not what was before it.
        UnknownImport = "unknown-import",
        /// The import was taken back already.
        TakenBackAlready = "import-taken-back",
        /// Something was built on what the import brought.
        BuiltOn = "import-built-on",
    }
}
