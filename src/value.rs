//! Values: the smallest parsed things; once one exists, it is valid.

pub mod date;
pub mod fraction;
pub mod hash;
pub mod id;
pub mod money;
pub mod text;
pub mod time;
pub mod workday;

pub use date::{Day, LedgerDate, Month, Year};
pub use fraction::Fraction;
pub use hash::ContentHash;
pub use id::{
    BatchId, BottomLineId, CardBatchId, CardId, CommandId, DocumentId, EvidenceId, LayerId, ListId,
    MilestoneId, NoticeId, Numbered, OwnRulesId, PersonId, PostId, ProblemId, ProjectId, RegionId,
    Seq, SeriesId, UnitId,
};
pub use money::{Money, MoneyUnit};
pub use text::{Name, Text};
pub use time::Timestamp;

/// Why a value could not be parsed; every variant has a stable code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ValueError {
    /// A name or text without any visible character.
    #[error("empty text")]
    Empty,
    /// More characters than the kind of text may hold.
    #[error("text longer than {max} characters")]
    TooLong {
        /// The most characters allowed.
        max: usize,
    },
    /// A control character other than line feed and tab.
    #[error("control character in text")]
    ControlCharacter,
    /// Not a day or month of the calendar.
    #[error("not a date: {0}")]
    Date(String),
    /// Not a decimal number, or one beyond the range of exact money.
    #[error("not an amount: {0}")]
    Amount(String),
    /// Not an identifier of the expected kind.
    #[error("not an identifier: {0}")]
    Id(String),
}

impl ValueError {
    /// The stable kebab-case code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty-text",
            Self::TooLong { .. } => "text-too-long",
            Self::ControlCharacter => "control-character",
            Self::Date(_) => "unreadable-date",
            Self::Amount(_) => "unreadable-number",
            Self::Id(_) => "unreadable-id",
        }
    }
}
