//! Facts with a date that may be unknown, and answers that may not have been given.

use serde::{Deserialize, Serialize};

use crate::value::LedgerDate;

/// Where a fact was learned; a stronger source is not overwritten by a weaker one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// A cell of an imported ledger.
    Ledger,
    /// The responsible unit's own report.
    Report,
    /// The headquarters office's recognition.
    Office,
}

/// Something that happened, on a date that may be unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// When, as far as anybody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<LedgerDate>,
    /// Who said so.
    pub source: Source,
}

/// Whether something happened. An empty cell is unknown, not no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// Nobody said.
    #[default]
    Unknown,
    /// Somebody said that it has not happened.
    No,
    /// It happened.
    Yes(Fact),
}

impl Answer {
    /// The fact, if it happened.
    pub const fn fact(&self) -> Option<&Fact> {
        match self {
            Self::Yes(fact) => Some(fact),
            Self::Unknown | Self::No => None,
        }
    }

    /// Whether it happened.
    pub const fn is_yes(&self) -> bool {
        matches!(self, Self::Yes(_))
    }

    /// When it happened, if it did and the date is known.
    pub fn date(&self) -> Option<LedgerDate> {
        self.fact().and_then(|fact| fact.date)
    }

    /// Yes, no, or nothing said.
    pub const fn known(&self) -> Option<bool> {
        match self {
            Self::Unknown => None,
            Self::No => Some(false),
            Self::Yes(_) => Some(true),
        }
    }
}
