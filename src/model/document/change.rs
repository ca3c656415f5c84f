//! Commands about document types, their changes, and the reasons to refuse them.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::DocumentFile;
use crate::{
    model::refusal::refusals,
    value::{Name, Year},
};

/// Commands about document types.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "document-")]
pub enum DocumentAction {
    /// Adds a document type with these contents.
    Define(Box<DocumentFile>),
    /// Replaces the contents of a type; documents already issued keep the old ones.
    Revise(Box<DocumentFile>),
    /// Sets the first number of a year, where documents were numbered elsewhere before.
    StartSeries {
        /// The year whose numbers begin there.
        year: Year,
        /// The first number to be given, from 1.
        first: u32,
    },
}

/// Changes of document types, as the log keeps them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "document-")]
pub enum DocumentChange {
    /// A document type was added.
    Defined(Box<DocumentFile>),
    /// The contents of a type were replaced.
    Revised(Box<DocumentFile>),
    /// The first number of a year was set.
    SeriesStarted {
        /// The prefix of the numbers, such as 挂战点球.
        series: Name,
        /// The year whose numbers begin there.
        year: Year,
        /// The first number to be given, from 1.
        first: u32,
    },
}

refusals! {
    /// Why a command about types of documents is refused.
    DocumentRefusal {
        /// No type has this identifier.
        Unknown = "unknown-document",
        /// Another type has this name already.
        NameTaken = "document-name-taken",
        /// A template names an unknown field, or a bracket is not closed.
        UnknownField = "template-unknown-field",
        /// A step of a ladder is due no later than the step before it.
        LadderFalls = "ladder-not-climbing",
        /// Numbers of that year have already been given or set.
        SeriesStarted = "series-already-started",
        /// The first number would be 0; numbers begin at 1.
        NumberZero = "series-from-zero",
    }
}
