//! What may be asked about types of documents, what comes of it, and why not.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::DocumentFile;
use crate::{
    model::refusal::refusals,
    value::{Name, Year},
};

/// What may be asked about types of documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentAction {
    /// Adds a type.
    Define(Box<DocumentFile>),
    /// Says something else of one; what was issued keeps what it was issued by.
    Revise(Box<DocumentFile>),
    /// Says with which number a year begins, where papers were numbered elsewhere before.
    StartSeries {
        /// The year.
        year: Year,
        /// The first number to be given.
        first: u32,
    },
}

/// What happened to types of documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "document-")]
pub enum DocumentChange {
    /// One was added.
    Defined(Box<DocumentFile>),
    /// Something else was said of one.
    Revised(Box<DocumentFile>),
    /// A year's numbers were said to begin.
    SeriesStarted {
        /// The prefix.
        series: Name,
        /// The year.
        year: Year,
        /// The first number to be given.
        first: u32,
    },
}

refusals! {
    /// Why a command about types of documents is refused.
    DocumentRefusal {
        /// No type has this identifier.
        Unknown = "unknown-document",
        /// Another type has this name.
        NameTaken = "document-name-taken",
        /// A template names a field there is not, or a bracket does not close.
        UnknownField = "template-unknown-field",
        /// A step of a ladder comes no later than the one below it.
        LadderFalls = "ladder-not-climbing",
        /// The year's numbers began already.
        SeriesStarted = "series-already-started",
        /// No paper has the number 0.
        NumberZero = "series-from-zero",
    }
}
