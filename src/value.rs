//! Values: the smallest parsed things; once one exists, it is valid.

use strum::IntoStaticStr;

use crate::value::code::codes;

pub mod code;
pub mod date;
pub mod fraction;
pub mod hash;
pub mod id;
pub mod ledger_date;
pub mod money;
pub mod percent;
pub mod rank;
pub mod text;
pub mod time;
pub mod workday;

pub use date::{Day, Month, Year};
pub use fraction::Fraction;
pub use hash::ContentHash;
pub use id::{
    BatchId, BottomLineId, CardBatchId, CardId, CommandId, DisplayId, DocumentId, EditionId,
    EvidenceId, LayerId, ListId, MilestoneId, NoticeId, Numbered, OwnRulesId, PersonId, PostId,
    ProblemId, ProjectId, RegionId, Seq, SeriesId, UnitId,
};
pub use ledger_date::LedgerDate;
pub use money::{Money, MoneyUnit};
pub use percent::{Decimal, Percentages};
pub use rank::places;
pub use text::{Name, Text};
pub use time::Timestamp;

/// Why a value could not be parsed; every variant has a stable code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum ValueError {
    /// A name or text without any visible character.
    #[error("empty text")]
    #[strum(serialize = "empty-text")]
    Empty,
    /// More characters than the kind of text may hold.
    #[error("text longer than {max} characters")]
    #[strum(serialize = "text-too-long")]
    TooLong {
        /// The most characters allowed.
        max: usize,
    },
    /// A control character other than line feed and tab.
    #[error("control character in text")]
    ControlCharacter,
    /// Not a day or month of the calendar.
    #[error("not a date: {0}")]
    #[strum(serialize = "unreadable-date")]
    Date(String),
    /// Not a decimal number, or one beyond the range of exact money.
    #[error("not an amount: {0}")]
    #[strum(serialize = "unreadable-number")]
    Amount(String),
    /// Not an identifier of the expected kind.
    #[error("not an identifier: {0}")]
    #[strum(serialize = "unreadable-id")]
    Id(String),
}

codes!(&ValueError);
