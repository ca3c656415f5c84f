//! Identifiers: small integers handed out by `decide`; only command ids are random and come from
//! the client.

use std::{fmt, str::FromStr, sync::Arc};

use serde::{Deserialize, Serialize};

use super::ValueError;

/// An identifier that is handed out, each one after the last of its series. What is concealed has a
/// series of its own, so that no gap in the other one tells of it.
pub trait Numbered: Copy + Ord + Default {
    /// What stands before the first identifier of what is concealed.
    const CONCEALED: Self;

    /// The identifier handed out after this one.
    #[must_use]
    fn next(self) -> Self;

    /// Whether it is of the series of what is concealed.
    fn is_concealed(self) -> bool {
        self > Self::CONCEALED
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u32);

        impl $name {
            /// The identifier handed out after this one.
            #[must_use]
            pub const fn next(self) -> Self {
                Self(self.0 + 1)
            }
        }

        impl Numbered for $name {
            const CONCEALED: Self = Self(1 << 31);

            fn next(self) -> Self {
                self.next()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = ValueError;
            fn from_str(text: &str) -> Result<Self, ValueError> {
                text.parse().map(Self).map_err(|_| ValueError::Id(text.to_owned()))
            }
        }
    )*};
}

ids! {
    /// A project, or a sub-project of one.
    ProjectId,
    /// A region: a county, district, park, or one of the two without boundary.
    RegionId,
    /// A unit: a government, bureau, park administration or company.
    UnitId,
    /// A yearly list of projects.
    ListId,
    /// A context layer of the map.
    LayerId,
    /// A milestone, unique over all projects.
    MilestoneId,
    /// Somebody with an account.
    PersonId,
    /// A photograph or document that shows something, unique over all projects.
    EvidenceId,
    /// A flag on a bottom line, unique over all projects.
    BottomLineId,
    /// A screen in a hall.
    DisplayId,
    /// A batch: claims that are looked at and recognised together.
    BatchId,
    /// Something in a project's way, unique over all projects.
    ProblemId,
    /// A series of figures, such as a target.
    SeriesId,
    /// A rule set of the city's own.
    OwnRulesId,
    /// A yellow or red card.
    CardId,
    /// A penalty notice, drafted or issued.
    NoticeId,
    /// A type of document; 0 is the one that every city begins with.
    DocumentId,
    /// Cards approved on one sheet.
    CardBatchId,
    /// A post inside a unit or a county's office.
    PostId,
    /// An edition: what was said of a period, frozen under a number.
    EditionId,
}

/// Position of an event in the log, from 1; 0 stands before the first event. It also serves as the
/// version of a thing: the position of its last event.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Seq(pub u64);

impl fmt::Display for Seq {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The client's random name for one command: 8 to 64 letters, digits, `-` or `_`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CommandId(Arc<str>);

impl CommandId {
    /// The identifier that 128 random bits make.
    pub fn from_bits(bits: u128) -> Self {
        Self(format!("{bits:032x}").into())
    }

    /// The identifier as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for CommandId {
    type Error = ValueError;
    fn try_from(text: String) -> Result<Self, ValueError> {
        let fits = (8..=64).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        if fits { Ok(Self(text.into())) } else { Err(ValueError::Id(text)) }
    }
}

impl From<CommandId> for String {
    fn from(id: CommandId) -> Self {
        id.0.to_string()
    }
}
