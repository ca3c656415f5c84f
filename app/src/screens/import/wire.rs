//! The messages between page and server for an import: `POST /api/import`.
//!
//! The body is one line of JSON ([`ImportAsked`]), a line feed, and the file's bytes as they are.
//! The server keeps nothing between preview and confirmation: the page holds the file and sends it
//! again, so files cannot pile up and a restart of the server loses nothing.

use battle_map::{
    geometry::Datum,
    model::ledger::{Corrections, ImportSummary, IssueCode, MendedCell, NamedHeader, PlanPaper},
    value::{Month, Name, Year},
    view::import_preview::ImportPreview,
};
use serde::{Deserialize, Serialize};

use crate::{
    preview_file::wire::{Confirmation, Marked},
    texts::Texts,
};

/// The largest file that is taken over the web, in megabytes.
pub const MOST_MEGABYTES: usize = 32;

/// The request for a preview or an import; its options are those of the command line.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct ImportAsked {
    /// The file's name, as the browser gives it.
    pub file: String,
    /// The sheets that are read; empty for all that hold projects.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sheets: Vec<Name>,
    /// The list it belongs to; `None` takes the ledger's title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<Name>,
    /// The year of its plan, where its header names none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<Year>,
    /// The month up to which its money counts, where header and title name none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Month>,
    /// The datum of its coordinates; `None` where the file states it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crs: Option<Datum>,
    /// Projects that were renamed, each as its old and its new name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub renames: Vec<(Name, Name)>,
    /// Rows that are new projects, whatever they resemble.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub added: Vec<Name>,
    /// Whether the good rows are imported although others are rejected.
    #[serde(default)]
    pub partial: bool,
    /// The document by which its plans hold; `None` for no document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper: Option<PlanPaper>,
    /// Whether it is a 认定清单, whose starts and completions count as recognised.
    #[serde(default)]
    pub recognised: bool,
    /// What is said of columns, sheets and words, by layout; of other layouts what is remembered holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrections: Option<Vec<Corrections>>,
    /// The rows of headers that are named in this file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<NamedHeader>,
    /// What cells of this file should have said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mended: Vec<MendedCell>,
    /// The confirmation of a preview; `None` to request one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirm: Option<Confirmation>,
}

/// The server's answer to an import request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ImportOutcome {
    /// Nothing was imported: the preview of what would be.
    Previewed(Box<Marked<ImportPreview>>),
    /// Nothing was imported: the city has changed since the confirmed preview, and this is the new
    /// preview.
    Moved(Box<Marked<ImportPreview>>),
    /// The ledger was imported, with these counts.
    Done(ImportSummary),
}

/// The sentence of an issue on the page, which has fields where the command line has options.
#[must_use]
pub fn issue_words(texts: Texts, code: IssueCode, value: &str) -> String {
    let own = matches!(
        code,
        IssueCode::ProbableRename
            | IssueCode::NoPlanYear
            | IssueCode::HeaderWithoutSheet
            | IssueCode::HeaderOfSeveral
            | IssueCode::HeaderNotThere
            | IssueCode::ProjectedCoordinates
            | IssueCode::ZoneContradictsMeridian
    );
    let place = if own { "import.issue." } else { "issue." };
    texts.fill(&format!("{place}{}", code.code()), &[("value", value)])
}
