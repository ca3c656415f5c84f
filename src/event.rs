//! What happened: the envelope of all events, and the row that the log keeps of each.
//!
//! Events live forever: a change is never altered or dropped, only added; new fields have defaults.
//! `server/tests/data/events.jsonl` holds one of each kind ever written and must decode.

use serde::{Deserialize, Serialize};
use strum::VariantNames;

use crate::{
    model::{self, actor::Actor},
    thing::things,
    value::{CommandId, Seq, Timestamp},
};

mod subject;

pub use subject::Subject;

/// One thing that happened: what it happened to, and what.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// What it happened to.
    pub subject: Subject,
    /// What happened, with the values that it set.
    pub change: Change,
}

impl Event {
    /// What happened to `subject`.
    pub fn new(subject: Subject, change: impl Into<Change>) -> Self {
        Self { subject, change: change.into() }
    }

    /// The stable kebab-case kind, also its key in the catalogues.
    pub fn kind(&self) -> &'static str {
        self.change.kind()
    }
}

macro_rules! changes {
    ($($thing:ident($module:ident: $action:ident, $change:ident, $refusal:ident)),* $(,)?) => {
        /// What happened to a thing.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        #[expect(missing_docs, reason = "each variant wraps the changes of the model file of its name")]
        pub enum Change {
            $($thing(model::$module::$change),)*
        }

        impl Change {
            /// The stable kebab-case kind, also its key in the catalogues: the thing, then what
            /// happened to it.
            pub fn kind(&self) -> &'static str {
                match self {
                    $(Self::$thing(change) => change.into(),)*
                }
            }

            /// Every kind there is, for catalogues and tests.
            pub fn kinds() -> impl Iterator<Item = &'static str> {
                [$(model::$module::$change::VARIANTS),*].into_iter().flatten().copied()
            }
        }

        $(impl From<model::$module::$change> for Change {
            fn from(change: model::$module::$change) -> Self {
                Self::$thing(change)
            }
        })*
    };
}

things!(changes);

/// An event with its place in the log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Recorded {
    /// Its position in the log.
    pub seq: Seq,
    /// When it was written; never falls.
    pub at: Timestamp,
    /// Who gave the command, as they were called then.
    pub actor: Actor,
    /// The command it came from.
    pub command: CommandId,
    /// What happened, with the values that it set.
    pub event: Event,
}
