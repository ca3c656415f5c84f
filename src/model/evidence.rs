//! Evidence: photographs and documents that show a milestone or a state. The log keeps what a file
//! is and its hash; the file itself lies beside the database under that name.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{Entry, actor::Actor, refusal::refusals};
use crate::{
    geometry::Point,
    value::{ContentHash, EvidenceId, MilestoneId, Name, ProjectId, Seq, Text, Timestamp},
};

/// The largest file: 15 MB.
pub const MOST_BYTES: u32 = 15 * 1024 * 1024;

/// What kind of file it is, as its content says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileKind {
    /// A photograph.
    Jpeg,
    /// A picture.
    Png,
    /// A picture.
    #[serde(rename = "webp")]
    WebP,
    /// A document.
    Pdf,
}

/// What is known of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceFile {
    /// The milestone it shows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub milestone: Option<MilestoneId>,
    /// Its name as it was uploaded.
    pub name: Name,
    /// What kind of file it is.
    pub kind: FileKind,
    /// How large it is.
    pub bytes: u32,
    /// Its content's hash.
    pub hash: ContentHash,
    /// When it was taken, as its EXIF data say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken: Option<Timestamp>,
    /// Where it was taken, as its EXIF data say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Point>,
}

/// One piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Its identifier.
    pub id: EvidenceId,
    /// Whose.
    pub project: ProjectId,
    /// What is known of the file.
    pub file: EvidenceFile,
    /// Who attached it.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
    /// Why it was withdrawn; none while it counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Text>,
    /// Position of its last event.
    pub version: Seq,
}

impl Evidence {
    /// The evidence that attaching it makes; none of any other change.
    pub fn made(
        project: ProjectId,
        id: EvidenceId,
        change: &EvidenceChange,
        entry: &Entry<'_>,
    ) -> Option<Self> {
        let EvidenceChange::Attached { file } = change else { return None };
        let (file, by, at) = (file.clone(), entry.actor.clone(), entry.at);
        Some(Self { id, project, file, by, at, withdrawn: None, version: entry.seq })
    }

    /// Applies a later change.
    pub fn apply(&mut self, change: &EvidenceChange, entry: &Entry<'_>) {
        self.version = entry.seq;
        match change {
            EvidenceChange::Attached { .. } => {}
            EvidenceChange::Withdrawn { reason } => self.withdrawn = Some(reason.clone()),
        }
    }
}

/// What may be asked about evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceAction {
    /// Attaches a file to the project it is asked of.
    Attach {
        /// What is known of it.
        #[serde(flatten)]
        file: EvidenceFile,
    },
    /// Says that it counts no more.
    Withdraw {
        /// The reason.
        reason: Text,
    },
}

/// What happened to evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "evidence-")]
pub enum EvidenceChange {
    /// It was attached.
    Attached {
        /// What is known of it.
        #[serde(flatten)]
        file: EvidenceFile,
    },
    /// It counts no more.
    Withdrawn {
        /// The reason.
        reason: Text,
    },
}

refusals! {
    /// Why a command about evidence is refused.
    EvidenceRefusal {
        /// No project has this identifier.
        UnknownProject = "unknown-project",
        /// The project has no such milestone.
        UnknownMilestone = "unknown-milestone",
        /// There is no such evidence, or it was withdrawn.
        Unknown = "unknown-evidence",
        /// A file without content.
        Empty = "evidence-empty",
        /// Over 15 MB.
        TooLarge = "evidence-too-large",
        /// The office apart, only who attached it withdraws it.
        OfAnother = "evidence-of-another",
        /// Its milestone was recognised by it.
        Recognised = "evidence-recognised",
        /// A claim that waits for recognition names it.
        InClaim = "evidence-in-a-claim",
    }
}
