//! A ledger on its way in, as page and server say it to each other: `POST /api/import`.
//!
//! The body is one line of JSON ([`ImportAsked`]), a line feed, and the file's bytes as they are.
//! Nothing is kept on the server between preview and confirmation: the page holds the file and sends
//! it again, so that files cannot pile up and a server that was started anew has forgotten nothing.

use battle_map::{
    geometry::Datum,
    model::ledger::{ImportSummary, IssueCode, PlanPaper},
    value::{CommandId, Month, Name, Year},
    view::import_preview::ImportPreview,
};
use serde::{Deserialize, Serialize};

use crate::texts::Texts;

/// The largest file that is taken over the web, in megabytes.
pub const MOST_MEGABYTES: usize = 32;

/// What is asked about a ledger; the options are those of the command line.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct ImportAsked {
    /// The file's name.
    pub file: String,
    /// The list it belongs to; else the ledger's title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<Name>,
    /// The year of its plan, where its header names none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<Year>,
    /// The month up to which its money counts, where header and title name none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Month>,
    /// What its coordinates are in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crs: Option<Datum>,
    /// Projects that are now called otherwise: old and new name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub renames: Vec<(Name, Name)>,
    /// Rows that are new projects, whatever they resemble.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub added: Vec<Name>,
    /// Whether good rows go in beside rejected ones.
    #[serde(default)]
    pub partial: bool,
    /// The paper by which its plans hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper: Option<PlanPaper>,
    /// The preview that is confirmed; none to see one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirm: Option<Confirmation>,
}

/// A person's yes to exactly one preview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmation {
    /// The command's name: sent again after a lost answer it happens once.
    pub id: CommandId,
    /// The mark of the preview that was seen.
    pub seen: String,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ImportOutcome {
    /// Nothing was done: this is what would be.
    Previewed(Box<Marked>),
    /// Nothing was done: since the preview that was confirmed the city has changed, and this is
    /// what would be now.
    Moved(Box<Marked>),
    /// It was done.
    Done(ImportSummary),
}

/// A preview and the mark by which it is confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marked {
    /// The mark.
    pub mark: String,
    /// What would be.
    pub preview: ImportPreview,
}

/// The sentence of an issue on the page, which has fields where the command line has options.
#[must_use]
pub fn issue_words(texts: Texts, code: IssueCode, value: &str) -> String {
    let own = matches!(
        code,
        IssueCode::ProbableRename
            | IssueCode::NoPlanYear
            | IssueCode::ProjectedCoordinates
            | IssueCode::ZoneContradictsMeridian
    );
    let place = if own { "import.issue." } else { "issue." };
    texts.fill(&format!("{place}{}", code.code()), &[("value", value)])
}
