//! Facts whose date may be unknown, and yes-no answers that may be missing.

use serde::{Deserialize, Serialize};

use crate::value::LedgerDate;

/// The source of a fact; a weaker source does not overwrite a stronger one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// A cell of an imported ledger, the weakest source.
    Ledger,
    /// A report of the responsible unit.
    Report,
    /// The headquarters office, by recognition or in a report of its own; the strongest source.
    Office,
}

/// An event that happened, on a date that may be unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// The date of the event; `None` where nobody stated it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<LedgerDate>,
    /// The source that stated the fact.
    pub source: Source,
}

/// Whether an event has happened. An empty cell means unknown, not no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Occurrence {
    /// Nothing is known: no source said anything.
    #[default]
    Unknown,
    /// A source stated that it has not happened.
    No,
    /// It happened, with its date and source.
    Yes(Fact),
}

impl Occurrence {
    /// The fact, if the event happened.
    pub const fn fact(&self) -> Option<&Fact> {
        match self {
            Self::Yes(fact) => Some(fact),
            Self::Unknown | Self::No => None,
        }
    }

    /// Whether the event is known to have happened.
    pub const fn is_yes(&self) -> bool {
        matches!(self, Self::Yes(_))
    }

    /// Whether anybody but a ledger states that it happened; then no claim is needed any more.
    pub fn is_recognised(&self) -> bool {
        self.fact().is_some_and(|fact| fact.source > Source::Ledger)
    }

    /// 台账: whether a ledger states that it happened, and nobody else does.
    pub fn is_by_ledger(&self) -> bool {
        self.fact().is_some_and(|fact| fact.source == Source::Ledger)
    }

    /// The date of the event, if it happened and the date is known.
    pub fn date(&self) -> Option<LedgerDate> {
        self.fact().and_then(|fact| fact.date)
    }

    /// `Some(true)` for yes, `Some(false)` for no, `None` while unknown.
    pub const fn known(&self) -> Option<bool> {
        match self {
            Self::Unknown => None,
            Self::No => Some(false),
            Self::Yes(_) => Some(true),
        }
    }
}
