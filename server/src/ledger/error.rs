//! Why a file could not be taken as a ledger at all, or not be written.

use std::{io, path::PathBuf};

/// What stands between a file and its ledger. Faults of single rows are issues, not errors.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// The file could not be opened or read.
    #[error("cannot read {}: {source}", path.display())]
    Read {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file could not be written.
    #[error("cannot write {}: {source}", path.display())]
    Write {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file is empty.
    #[error("the file is empty")]
    Empty,
    /// The file starts like an old or encrypted workbook.
    #[error(
        "this is an old .xls workbook or one with a password: save it as .xlsx without a password"
    )]
    OldOrEncrypted,
    /// The file is neither a workbook nor text in UTF-8.
    #[error("this is neither an .xlsx workbook nor a .csv file in UTF-8")]
    UnknownFormat,
    /// A workbook that cannot be unpacked or understood.
    #[error("the workbook is damaged: {0}")]
    Damaged(String),
    /// More than a ledger can hold.
    #[error("the file is too large: more than {limit} {what}")]
    TooLarge {
        /// What there is too much of.
        what: &'static str,
        /// The most that is read.
        limit: usize,
    },
    /// Not a readable collection of boundaries.
    #[error("not a GeoJSON FeatureCollection of named polygons: {0}")]
    Boundaries(String),
    /// Not a readable collection of lines and areas.
    #[error("not a GeoJSON FeatureCollection: {0}")]
    Geometry(String),
    /// A workbook could not be put together.
    #[error("cannot write the workbook: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
}

impl LedgerError {
    /// The stable kebab-case code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Read { .. } => "file-not-readable",
            Self::Write { .. } | Self::Workbook(_) => "file-not-writable",
            Self::Empty => "file-empty",
            Self::OldOrEncrypted => "old-or-encrypted-workbook",
            Self::UnknownFormat => "unknown-format",
            Self::Damaged(_) => "damaged-workbook",
            Self::TooLarge { .. } => "file-too-large",
            Self::Boundaries(_) => "unreadable-boundaries",
            Self::Geometry(_) => "unreadable-features",
        }
    }

    /// Whether the file given is at fault, and not the machine.
    #[must_use]
    pub const fn is_bad_input(&self) -> bool {
        !matches!(self, Self::Write { .. } | Self::Workbook(_))
    }
}
