//! 底线 (安全、质量、廉洁): a flag that the office or a leader raises on a project, with a reason.
//! While one stands, nothing of the project is recognised.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{Entry, refusal::refusals};
use crate::value::{BottomLineId, Name, ProjectId, Seq, Text, Timestamp};

/// Which bottom line was crossed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BottomLineKind {
    /// 安全
    Safety,
    /// 质量
    Quality,
    /// 廉洁; its reason is for its author and for leaders alone.
    Integrity,
}

impl BottomLineKind {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Safety, Self::Quality, Self::Integrity];

    /// The stable word used in catalogues.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Safety => "safety",
            Self::Quality => "quality",
            Self::Integrity => "integrity",
        }
    }

    /// The one of a stable word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|line| line.code() == code)
    }
}

/// Why a flag stands, as far as somebody may know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BottomLineCause {
    /// The bottom line and the reason given.
    Said {
        /// The bottom line.
        line: BottomLineKind,
        /// The reason in words.
        reason: Text,
    },
    /// Not for whoever looks: they are told that recognition is withheld, and no more.
    Withheld,
}

/// How a flag was taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenBack {
    /// Who took it back.
    pub by: Name,
    /// When.
    pub at: Timestamp,
    /// The reason in words; none for those who may not know it.
    pub reason: Option<Text>,
}

/// One flag on one project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BottomLine {
    /// Its identifier.
    pub id: BottomLineId,
    /// The project on which it stands.
    pub project: ProjectId,
    /// Why it stands.
    pub cause: BottomLineCause,
    /// Who raised it.
    pub by: Name,
    /// When it was raised.
    pub at: Timestamp,
    /// How it was taken back; none while it stands.
    pub taken_back: Option<TakenBack>,
    /// Position of its last event.
    pub version: Seq,
}

impl BottomLine {
    /// Whether it has not been taken back.
    pub const fn stands(&self) -> bool {
        self.taken_back.is_none()
    }

    /// Whether its reason is for its author and leaders alone.
    pub const fn is_confidential(&self) -> bool {
        matches!(
            self.cause,
            BottomLineCause::Said { line: BottomLineKind::Integrity, .. }
                | BottomLineCause::Withheld
        )
    }

    /// The flag as those see it who may not know its reason.
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

    /// The flag that raising it makes; none of any other change.
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
            by: entry.actor.name.clone(),
            at: entry.at,
            taken_back: None,
            version: entry.seq,
        })
    }

    /// Applies a later change.
    pub fn apply(&mut self, change: &BottomLineChange, entry: &Entry<'_>) {
        self.version = entry.seq;
        if let BottomLineChange::TakenBack { reason } = change {
            let (by, reason) = (entry.actor.name.clone(), Some(reason.clone()));
            self.taken_back = Some(TakenBack { by, at: entry.at, reason });
        }
    }
}

/// What may be asked of flags.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BottomLineAction {
    /// Raises one on a project.
    Raise {
        /// The bottom line that was crossed.
        line: BottomLineKind,
        /// The reason in words.
        reason: Text,
    },
    /// Takes one back.
    TakeBack {
        /// The reason in words.
        reason: Text,
    },
}

/// What happened to a flag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "bottom-line-")]
pub enum BottomLineChange {
    /// It was raised.
    Raised {
        /// The bottom line that was crossed.
        line: BottomLineKind,
        /// The reason in words.
        reason: Text,
    },
    /// It was taken back.
    TakenBack {
        /// The reason in words.
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
