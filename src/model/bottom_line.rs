//! 底线 (安全、质量、廉洁): a flag that the office or a leader raises on a project, with a reason.
//! While one stands, nothing of the project is recognised.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{Entry, refusal::refusals};
use crate::value::{BottomLineId, Name, ProjectId, Seq, Text, Timestamp};

/// The bottom line (底线) that was crossed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BottomLineKind {
    /// 安全: safety on the building site.
    Safety,
    /// 质量: quality of the work.
    Quality,
    /// 廉洁: integrity; only its author and the leaders may read the reason.
    Integrity,
}

impl BottomLineKind {
    /// All bottom lines, in the order in which the form lists them.
    pub const ALL: [Self; 3] = [Self::Safety, Self::Quality, Self::Integrity];

    /// The stable word for it in the message catalogues.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Safety => "safety",
            Self::Quality => "quality",
            Self::Integrity => "integrity",
        }
    }

    /// The bottom line with this stable word; `None` for an unknown word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|line| line.code() == code)
    }
}

/// The reason of a flag, as far as the person who looks at it may know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BottomLineCause {
    /// The bottom line and the reason are known to the reader.
    Said {
        /// The bottom line that was crossed.
        line: BottomLineKind,
        /// The reason the person gave when raising the flag.
        reason: Text,
    },
    /// The reader learns only that recognition is withheld, not why.
    Withheld,
}

/// Who took a flag back, when and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenBack {
    /// The person who took it back; `None` for readers who learn no names.
    pub by: Option<Name>,
    /// The moment at which it was taken back.
    pub at: Timestamp,
    /// The reason given; `None` for readers who may not know it.
    pub reason: Option<Text>,
}

/// One flag on one project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BottomLine {
    /// Identifies the flag in commands and in the log.
    pub id: BottomLineId,
    /// The project on which the flag stands.
    pub project: ProjectId,
    /// The bottom line and the reason, or that both are withheld from the reader.
    pub cause: BottomLineCause,
    /// The person who raised it; `None` for readers who learn no names.
    pub by: Option<Name>,
    /// The moment at which it was raised.
    pub at: Timestamp,
    /// Who took it back and when; `None` while it stands.
    pub taken_back: Option<TakenBack>,
    /// Log position of the flag's last event, for optimistic locking.
    pub version: Seq,
}

impl BottomLine {
    /// Whether the flag is in force, not taken back.
    pub const fn stands(&self) -> bool {
        self.taken_back.is_none()
    }

    /// Whether only its author and the leaders may read the reason.
    pub const fn is_confidential(&self) -> bool {
        matches!(
            self.cause,
            BottomLineCause::Said { line: BottomLineKind::Integrity, .. }
                | BottomLineCause::Withheld
        )
    }

    /// The flag without its cause and reasons, for readers who may not know them.
    #[must_use]
    pub fn withheld(&self) -> Self {
        let taken_back = self.taken_back.clone();
        let reason = |taken: TakenBack| TakenBack { reason: None, ..taken };
        Self {
            cause: BottomLineCause::Withheld,
            taken_back: taken_back.map(reason),
            ..self.clone()
        }
    }

    /// The flag without the names of people, for readers who learn posts only.
    #[must_use]
    pub fn unnamed(&self) -> Self {
        let taken_back = self.taken_back.clone().map(|taken| TakenBack { by: None, ..taken });
        Self { by: None, taken_back, ..self.clone() }
    }

    /// The flag that a `Raised` change creates; `None` for any other change.
    pub fn made(
        id: BottomLineId,
        project: ProjectId,
        change: &BottomLineChange,
        entry: &Entry<'_>,
    ) -> Option<Self> {
        let BottomLineChange::Raised { line, reason } = change else { return None };
        Some(Self {
            id,
            project,
            cause: BottomLineCause::Said { line: *line, reason: reason.clone() },
            by: Some(entry.actor.name.clone()),
            at: entry.at,
            taken_back: None,
            version: entry.seq,
        })
    }

    /// Applies a change that came after the flag was raised.
    pub fn apply(&mut self, change: &BottomLineChange, entry: &Entry<'_>) {
        self.version = entry.seq;
        if let BottomLineChange::TakenBack { reason } = change {
            let (by, reason) = (Some(entry.actor.name.clone()), Some(reason.clone()));
            self.taken_back = Some(TakenBack { by, at: entry.at, reason });
        }
    }
}

/// Commands by which flags are raised and taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "bottom-line-")]
pub enum BottomLineAction {
    /// Raises a flag on a project.
    Raise {
        /// The bottom line that was crossed.
        line: BottomLineKind,
        /// The reason why the bottom line counts as crossed.
        reason: Text,
    },
    /// Takes a standing flag back.
    TakeBack {
        /// The reason why the flag no longer applies.
        reason: Text,
    },
}

/// Changes of a flag, as the log keeps them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "bottom-line-")]
pub enum BottomLineChange {
    /// The flag was raised on its project.
    Raised {
        /// The bottom line that was crossed.
        line: BottomLineKind,
        /// The reason the person gave.
        reason: Text,
    },
    /// The flag was taken back and no longer withholds recognition.
    TakenBack {
        /// The reason the person gave.
        reason: Text,
    },
}

refusals! {
    /// Why a command about flags is refused.
    BottomLineRefusal {
        /// No project has this identifier.
        UnknownProject = "unknown-project",
        /// No flag has this identifier.
        Unknown = "unknown-bottom-line",
        /// A flag of this kind stands on the project already.
        AlreadyStands = "bottom-line-already-stands",
        /// The flag was taken back before.
        AlreadyTakenBack = "bottom-line-already-taken-back",
    }
}
