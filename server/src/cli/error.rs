//! Why a command on files did not do what was asked, for scripts by exit status and for people in words.

use std::{io, path::PathBuf};

use battle_map::{
    evaluation::EvaluationRefusal,
    model::person::PersonRefusal,
    refusal::Refusal,
    value::{Name, ValueError},
};
use battle_map_app::texts::Texts;
use battle_map_ledger::LedgerError;

use crate::{
    auth::AuthError, back_up::BackupError, log::StoreError, paper::PaperError,
    restore::RestoreError, writer::WriterError,
};

/// Why a command did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// A file cannot be read, understood or written.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// Rows are rejected, and nothing was imported.
    #[error("{rows} rejected, nothing was imported")]
    Rejected {
        /// How many faults were found.
        rows: usize,
        /// The workbook they were written to.
        file: Option<PathBuf>,
    },
    /// There is no list of that name.
    #[error("there is no list called {0}")]
    UnknownList(Name),
    /// A shape of one's own is that of a list, and a workbook.
    #[error("--shape own needs --list NAME and --format xlsx")]
    OwnShapeNeedsList,
    /// The list's ledger came in before shapes were kept, or never.
    #[error("no shape of the list {0} was kept; import its ledger again")]
    NoShape(Name),
    /// No issued notice has this number.
    #[error("no notice has the number {0}")]
    UnknownNumber(String),
    /// A poster is a PDF or an SVG.
    #[error("the poster's file has to end in .pdf or .svg")]
    PosterEnding,
    /// A paper cannot be set.
    #[error(transparent)]
    Paper(#[from] PaperError),
    /// The board's own rules refuse it.
    #[error("refused: {0}")]
    Refused(#[from] Refusal),
    /// There is no rule set of that name.
    #[error("there is no rule set called {0}")]
    UnknownRules(String),
    /// The rules cannot be evaluated on that day.
    #[error(transparent)]
    Evaluation(#[from] EvaluationRefusal),
    /// A password is not good enough; the code says why.
    #[error("the password cannot be used: {0}")]
    Password(&'static str),
    /// The label of a token has characters that nobody sees.
    #[error("the label has characters that cannot be seen")]
    LabelHidden,
    /// Secrets cannot be made or kept.
    #[error(transparent)]
    Auth(#[from] AuthError),
    /// A value cannot be used.
    #[error(transparent)]
    Value(#[from] ValueError),
    /// The database cannot be opened.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The log cannot be read or written.
    #[error(transparent)]
    Writer(#[from] WriterError),
    /// No backup was written.
    #[error(transparent)]
    Backup(#[from] BackupError),
    /// A backup was not restored.
    #[error(transparent)]
    Restore(#[from] RestoreError),
    /// The report cannot be put together, or nothing can run.
    #[error(transparent)]
    Runtime(#[from] io::Error),
}

impl CommandError {
    /// Whether arguments or input are at fault, so that nothing was changed.
    #[must_use]
    pub const fn is_bad_input(&self) -> bool {
        match self {
            Self::Ledger(error) => error.is_bad_input(),
            // A font that was chosen is an argument; that none is installed is no fault of whoever asks.
            Self::Paper(error) => {
                matches!(error, PaperError::UnreadableFont(_) | PaperError::NotChinese(_))
            }
            Self::Store(error) | Self::Backup(BackupError::Store(error)) => {
                matches!(error, StoreError::Absent { .. })
            }
            Self::Backup(error) => matches!(error, BackupError::Exists(_)),
            Self::Restore(error) => error.is_bad_input(),
            Self::Rejected { .. }
            | Self::UnknownList(_)
            | Self::OwnShapeNeedsList
            | Self::NoShape(_)
            | Self::UnknownNumber(_)
            | Self::PosterEnding
            | Self::Refused(_)
            | Self::UnknownRules(_)
            | Self::Evaluation(_)
            | Self::Password(_)
            | Self::LabelHidden
            | Self::Value(_) => true,
            Self::Writer(_) | Self::Auth(_) | Self::Runtime(_) => false,
        }
    }

    /// The sentence for people; what other layers said stays as it is.
    #[must_use]
    pub fn words(&self, texts: Texts) -> String {
        match self {
            Self::Ledger(error) => error.words(&texts),
            Self::Rejected { rows, file } => {
                let words = texts.fill("command.rejected", &[("count", &rows.to_string())]);
                let file = file.as_ref().map(|file| file.display().to_string());
                let place = |file: String| texts.fill("command.handed-back", &[("file", &file)]);
                words + &file.map(place).unwrap_or_default()
            }
            Self::UnknownList(list) => {
                texts.fill("command.unknown-list", &[("list", list.as_str())])
            }
            Self::OwnShapeNeedsList => texts.get("command.own-shape-needs-list"),
            Self::NoShape(list) => texts.fill("command.no-shape", &[("list", list.as_str())]),
            Self::UnknownNumber(number) => {
                texts.fill("command.unknown-number", &[("number", number)])
            }
            Self::PosterEnding => texts.get("command.poster-ending"),
            Self::Paper(error) => texts.get(&format!("command.{}", error.code())),
            Self::Refused(refusal) => texts.get(&format!("refusal.{}", refusal.code())),
            Self::UnknownRules(set) => texts.fill("command.unknown-rules", &[("set", set)]),
            Self::Evaluation(refusal) => texts.get(&format!("refusal.{}", refusal.code())),
            Self::Password(fault) => texts.get(&format!("fault.{fault}")),
            Self::LabelHidden => texts.get("fault.token-label-hidden"),
            other => other.to_string(),
        }
    }
}

impl From<PersonRefusal> for CommandError {
    fn from(refusal: PersonRefusal) -> Self {
        Self::Refused(refusal.into())
    }
}
