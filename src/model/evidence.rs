//! Evidence: photographs and documents that prove a milestone or a state. The log keeps a file's
//! description and hash; the file itself is stored beside the database, named by its hash.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{Entry, actor::Actor, refusal::refusals};
use crate::{
    geometry::Point,
    value::{ContentHash, EvidenceId, MilestoneId, Name, ProjectId, Seq, Text, Timestamp},
};

/// The largest size of a file accepted, in bytes: 15 MB.
pub const MOST_BYTES: u32 = 15 * 1024 * 1024;

/// The type of a file, recognised by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileKind {
    /// A JPEG picture, mostly a photograph.
    Jpeg,
    /// A PNG picture, such as a screenshot.
    Png,
    /// A WebP picture, such as a photograph.
    #[serde(rename = "webp")]
    WebP,
    /// A PDF document, such as a scan.
    Pdf,
}

/// The description of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceFile {
    /// The milestone that it proves; `None` where it belongs to the project as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub milestone: Option<MilestoneId>,
    /// The file name as it was uploaded.
    pub name: Name,
    /// The type of the file.
    pub kind: FileKind,
    /// Its size in bytes.
    pub bytes: u32,
    /// The SHA-256 hash of its content, under which it is stored.
    pub hash: ContentHash,
    /// The moment the photograph was taken, from its EXIF data; `None` without them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken: Option<Timestamp>,
    /// The place where the photograph was taken, from its EXIF data; `None` without them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Point>,
}

/// One file that was attached to a project as evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The identifier of the evidence.
    pub id: EvidenceId,
    /// The project to which it is attached.
    pub project: ProjectId,
    /// The description of the file.
    pub file: EvidenceFile,
    /// The person who attached it, with their role.
    pub by: Actor,
    /// The moment it was attached.
    pub at: Timestamp,
    /// The reason why it was withdrawn; `None` while it is valid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Text>,
    /// Whether everybody who may see the project may see it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub released: bool,
    /// Log position of its last event, for optimistic locking.
    pub version: Seq,
}

impl Evidence {
    /// The evidence that an `Attached` change creates; `None` for any other change.
    pub fn made(
        project: ProjectId,
        id: EvidenceId,
        change: &EvidenceChange,
        entry: &Entry<'_>,
    ) -> Option<Self> {
        let EvidenceChange::Attached { file } = change else { return None };
        let (file, by, at) = (file.clone(), entry.actor.clone(), entry.at);
        Some(Self {
            id,
            project,
            file,
            by,
            at,
            withdrawn: None,
            released: false,
            version: entry.seq,
        })
    }

    /// Whether everybody may see it: it was released and counts.
    pub const fn is_public(&self) -> bool {
        self.released && self.withdrawn.is_none()
    }

    /// Applies a change that came after the file was attached.
    pub fn apply(&mut self, change: &EvidenceChange, entry: &Entry<'_>) {
        self.version = entry.seq;
        match change {
            EvidenceChange::Attached { .. } => {}
            EvidenceChange::Withdrawn { reason } => self.withdrawn = Some(reason.clone()),
            EvidenceChange::Released {} => self.released = true,
            EvidenceChange::Withheld {} => self.released = false,
        }
    }
}

/// Commands by which evidence is attached, withdrawn and released.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "evidence-")]
pub enum EvidenceAction {
    /// Attaches a file to the project to which the command is addressed.
    Attach {
        /// The description of the file.
        #[serde(flatten)]
        file: EvidenceFile,
    },
    /// Withdraws the evidence, so that it is no longer valid.
    Withdraw {
        /// The reason why it is no longer valid.
        reason: Text,
    },
    /// Releases a photograph, so that everybody who may see the project sees it.
    Release {},
    /// Takes the release back.
    Withhold {},
}

/// Changes of evidence, as the log keeps them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "evidence-")]
pub enum EvidenceChange {
    /// The file was attached to its project.
    Attached {
        /// The description of the file.
        #[serde(flatten)]
        file: EvidenceFile,
    },
    /// It was withdrawn and is no longer valid.
    Withdrawn {
        /// The reason the person gave.
        reason: Text,
    },
    /// The photograph was released for everybody who may see the project.
    Released {},
    /// The release was taken back.
    Withheld {},
}

refusals! {
    /// Why a command about evidence is refused.
    EvidenceRefusal {
        /// No project has this identifier.
        UnknownProject = "unknown-project",
        /// The project has no such milestone.
        UnknownMilestone = "unknown-milestone",
        /// No evidence has this identifier, or it was withdrawn.
        Unknown = "unknown-evidence",
        /// The file has no content.
        Empty = "evidence-empty",
        /// The file is larger than 15 MB.
        TooLarge = "evidence-too-large",
        /// Only the office and the role that attached the evidence may withdraw it.
        OfAnother = "evidence-of-another",
        /// The milestone that it proves has been recognised.
        Recognised = "evidence-recognised",
        /// A claim that waits for recognition refers to it.
        InClaim = "evidence-in-a-claim",
        /// Only photographs are released.
        NoPhotograph = "evidence-no-photograph",
        /// It is released already.
        AlreadyReleased = "evidence-already-released",
        /// It is not released.
        NotReleased = "evidence-not-released",
    }
}
