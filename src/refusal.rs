//! Why a command is refused: what any may run into, and the refusals of the things.

use crate::{
    event::Subject,
    model::{
        self,
        ledger::{Issue, LedgerRefusal},
    },
    thing::things,
    value::Seq,
};

macro_rules! refusals {
    ($($thing:ident($module:ident: $action:ident, $change:ident, $refusal:ident)),* $(,)?) => {
        /// Why a command is refused.
        #[derive(Debug, Clone, PartialEq, thiserror::Error)]
        #[expect(
            missing_docs,
            reason = "the wrapping variants carry the refusals of their model files"
        )]
        pub enum Refusal {
            /// The policy does not allow it.
            #[error("not allowed")]
            NotAllowed,
            /// Somebody changed what the command was based on.
            #[error("stale: {subject} was read at {read} and stands at {current:?}")]
            Stale {
                /// The thing that changed since it was read.
                subject: Subject,
                /// The version the command named.
                read: Seq,
                /// The version that stands; none if there is no such thing.
                current: Option<Seq>,
            },
            /// No command is given: there is nothing to decide and nothing to store.
            #[error("no command is given")]
            Empty,
            /// The action is none of the thing that the command names.
            #[error("the action is asked of a thing that does not know it")]
            WrongSubject,
            /// Commands that were to happen together are refused, each with its place among them.
            #[error("{} parts refused", .0.len())]
            Parts(Vec<(usize, Refusal)>),
            /// Rows of a ledger are rejected, each with its reason.
            #[error("{} rows rejected", .0.len())]
            Rows(Vec<Issue>),
            $(#[error(transparent)] $thing(#[from] model::$module::$refusal),)*
        }

        impl Refusal {
            /// The stable kebab-case code.
            pub const fn code(&self) -> &'static str {
                match self {
                    Self::NotAllowed => "not-allowed",
                    Self::Stale { .. } => "stale",
                    Self::Empty => "empty-command",
                    Self::WrongSubject => "wrong-subject",
                    Self::Parts(_) => "parts-refused",
                    Self::Rows(_) => LedgerRefusal::RowsRejected.code(),
                    $(Self::$thing(refusal) => refusal.code(),)*
                }
            }

            /// Every code there is, for catalogues and tests; some belong to several things.
            pub fn codes() -> impl Iterator<Item = &'static str> {
                let own = &["not-allowed", "stale", "empty-command", "wrong-subject", "parts-refused"];
                let parts: &[&[&'static str]] = &[own, $(model::$module::$refusal::CODES),*];
                parts.concat().into_iter()
            }
        }
    };
}

things!(refusals);
