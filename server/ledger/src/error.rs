//! Why a file could not be taken as a ledger at all, or not be written.

use std::{io, path::PathBuf};

use battle_map::view::catalogue::Catalogue;
use serde::{Deserialize, Serialize};

use super::{feature_fault::FeatureFault, format::Foreign};

/// What stands between a file and its ledger. Faults of single rows are issues, not errors.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// The file could not be opened or read.
    #[error("cannot read {}: {source}", path.display())]
    Read {
        /// The file as it was named.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file could not be written.
    #[error("cannot write {}: {source}", path.display())]
    Write {
        /// The file as it was named.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file holds no ledger that can be read.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// The process that reads workbooks could not be started or heard.
    #[error("cannot start the reader of workbooks: {0}")]
    Reader(io::Error),
    /// Not a readable collection of boundaries.
    #[error("not a GeoJSON FeatureCollection of named polygons: {0}")]
    Boundaries(FeatureFault),
    /// Not a readable collection of lines and areas.
    #[error("not a GeoJSON FeatureCollection: {0}")]
    Geometry(FeatureFault),
    /// A line of a city's own words is no line of the table.
    #[error("line {line} is no code of the table of words followed by words: {text}")]
    Words {
        /// Its number, from 1.
        line: usize,
        /// The line.
        text: String,
    },
    /// A workbook could not be put together.
    #[error("cannot write the workbook: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
}

/// What is wrong with the contents of a file. Travels from the process that reads workbooks.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unreadable {
    /// The file is empty.
    #[error("the file is empty")]
    Empty,
    /// A workbook that opens with a password only.
    #[error("the workbook is protected with a password: save it without one")]
    PasswordProtected,
    /// Something else than a workbook or a table.
    #[error(
        "neither a workbook (.xlsx, .xls), a table (.csv), a .docx document nor a web page, but: {0}"
    )]
    UnknownFormat(Foreign),
    /// The end of the file is missing.
    #[error("the file is cut off: its end is missing")]
    CutOff,
    /// A workbook that cannot be unpacked or understood.
    #[error("the file is damaged: {0}")]
    Damaged(String),
    /// More than a ledger can hold.
    #[error("the file is too large: more than {limit} {what}")]
    TooLarge {
        /// What there is too much of.
        what: Quantity,
        /// The most that is read.
        limit: usize,
    },
}

/// What a file can have too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quantity {
    /// The size of the file on disk, in megabytes.
    Megabytes,
    /// Megabytes of memory while it is read.
    MegabytesOfMemory,
    /// Seconds while it is read.
    Seconds,
    /// Sheets of a workbook.
    Sheets,
    /// Columns of a sheet.
    Columns,
    /// The number of cells that hold something.
    Cells,
    /// Characters of one cell.
    Characters,
    /// Megabytes of text in all cells.
    MegabytesOfText,
    /// Joined areas of a sheet.
    MergedAreas,
    /// Corners of all shapes.
    Corners,
}

impl Quantity {
    /// Every quantity, for catalogues and their tests.
    pub const ALL: [Self; 10] = [
        Self::Megabytes,
        Self::MegabytesOfMemory,
        Self::Seconds,
        Self::Sheets,
        Self::Columns,
        Self::Cells,
        Self::Characters,
        Self::MegabytesOfText,
        Self::MergedAreas,
        Self::Corners,
    ];

    /// The stable kebab-case code, also the key of the catalogues' texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Megabytes => "megabytes",
            Self::MegabytesOfMemory => "megabytes-of-memory",
            Self::Seconds => "seconds",
            Self::Sheets => "sheets",
            Self::Columns => "columns",
            Self::Cells => "cells",
            Self::Characters => "characters",
            Self::MegabytesOfText => "megabytes-of-text",
            Self::MergedAreas => "merged-areas",
            Self::Corners => "corners",
        }
    }
}

impl std::fmt::Display for Quantity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.code().replace('-', " "))
    }
}

impl Unreadable {
    /// The stable kebab-case code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "file-empty",
            Self::PasswordProtected => "password-protected",
            Self::UnknownFormat(_) => "unknown-format",
            Self::CutOff => "file-cut-off",
            Self::Damaged(_) => "damaged-workbook",
            Self::TooLarge { .. } => "file-too-large",
        }
    }

    /// The sentence for people.
    #[must_use]
    pub fn words(&self, texts: &dyn Catalogue) -> String {
        let key = format!("file.{}", self.code());
        match self {
            Self::Empty | Self::PasswordProtected | Self::CutOff => texts.get(&key),
            Self::UnknownFormat(foreign) => {
                let what = texts.get(&format!("file.format.{}", foreign.code()));
                texts.fill(&key, &[("what", &what)])
            }
            Self::Damaged(why) => texts.fill(&key, &[("why", why)]),
            Self::TooLarge { what, limit } => {
                let limit = limit.to_string();
                let what = texts.fill(&format!("file.limit.{}", what.code()), &[("limit", &limit)]);
                texts.fill(&key, &[("limit", &what)])
            }
        }
    }
}

impl LedgerError {
    /// The stable kebab-case code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Read { .. } => "file-not-readable",
            Self::Write { .. } => "file-not-writable",
            Self::Workbook(_) => "workbook-not-writable",
            Self::Unreadable(unreadable) => unreadable.code(),
            Self::Reader(_) => "reader-not-available",
            Self::Boundaries(_) => "unreadable-boundaries",
            Self::Words { .. } => "unreadable-words",
            Self::Geometry(_) => "unreadable-features",
        }
    }

    /// The sentence for people; what the system said stays as it is.
    #[must_use]
    pub fn words(&self, texts: &dyn Catalogue) -> String {
        let because = |why: &dyn std::fmt::Display| [("why", why.to_string())];
        let key = format!("file.{}", self.code());
        let values = match self {
            Self::Unreadable(unreadable) => return unreadable.words(texts),
            Self::Read { path, source } | Self::Write { path, source } => {
                let path = path.display().to_string();
                let values = [("path", path.as_str()), ("why", &source.to_string())];
                return texts.fill(&key, &values);
            }
            Self::Words { line, text } => {
                return texts.fill(&key, &[("line", &line.to_string()), ("text", text)]);
            }
            Self::Workbook(error) => because(error),
            Self::Reader(error) => because(error),
            Self::Boundaries(fault) | Self::Geometry(fault) => because(&fault.words(texts)),
        };
        texts.fill(&key, &values.each_ref().map(|(name, why)| (*name, why.as_str())))
    }

    /// Whether the file given is at fault, and not the machine.
    #[must_use]
    pub const fn is_bad_input(&self) -> bool {
        !matches!(self, Self::Write { .. } | Self::Workbook(_) | Self::Reader(_))
    }
}
