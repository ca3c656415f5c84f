//! Evidence: photographs and documents that show a milestone or a state. The log keeps what a file
//! is and its hash; the file itself lies beside the database under that name.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{actor::Actor, refusal::refusals};
use crate::{
    geometry::Point,
    value::{ContentHash, EvidenceId, MilestoneId, Name, ProjectId, Seq, Text, Timestamp},
};

#[cfg(test)]
mod tests;

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

/// What may be asked about evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceAction {
    /// Attaches a file.
    Attach {
        /// To which project.
        project: ProjectId,
        /// What is known of it.
        #[serde(flatten)]
        file: EvidenceFile,
    },
    /// Says that it counts no more.
    Withdraw {
        /// Which.
        evidence: EvidenceId,
        /// Why.
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
        /// To which project.
        project: ProjectId,
        /// Which.
        evidence: EvidenceId,
        /// What is known of it.
        #[serde(flatten)]
        file: EvidenceFile,
    },
    /// It counts no more.
    Withdrawn {
        /// Whose.
        project: ProjectId,
        /// Which.
        evidence: EvidenceId,
        /// Why.
        reason: Text,
    },
}

impl EvidenceChange {
    /// The project and the evidence it is about.
    pub const fn subject(&self) -> (ProjectId, EvidenceId) {
        match self {
            Self::Attached { project, evidence, .. }
            | Self::Withdrawn { project, evidence, .. } => (*project, *evidence),
        }
    }
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

/// How the milestone that a file shows stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shows {
    /// It shows no milestone, only the project.
    Project,
    /// The project has no such milestone.
    Unknown,
    /// It is not recognised.
    Open,
    /// It is recognised.
    Recognised,
}

/// What the decision needs to know.
pub struct EvidenceFacts<'a> {
    /// The evidence the command names.
    pub named: Option<&'a Evidence>,
    /// Whether the project exists.
    pub project_known: bool,
    /// What it is to show, or shows.
    pub shows: Shows,
    /// Whether a claim that waits for recognition names it.
    pub in_claim: bool,
    /// Whether whoever gives the command attached it or belongs to the office.
    pub theirs: bool,
    /// The next free identifier.
    pub next: EvidenceId,
}

/// Decides a command.
///
/// # Errors
/// See [`EvidenceRefusal`].
pub fn decide(
    facts: &EvidenceFacts<'_>,
    command: EvidenceAction,
) -> Result<EvidenceChange, EvidenceRefusal> {
    match command {
        EvidenceAction::Attach { project, file } => {
            if !facts.project_known {
                Err(EvidenceRefusal::UnknownProject)
            } else if facts.shows == Shows::Unknown {
                Err(EvidenceRefusal::UnknownMilestone)
            } else if file.bytes == 0 {
                Err(EvidenceRefusal::Empty)
            } else if file.bytes > MOST_BYTES {
                Err(EvidenceRefusal::TooLarge)
            } else {
                Ok(EvidenceChange::Attached { project, evidence: facts.next, file })
            }
        }
        EvidenceAction::Withdraw { evidence, reason } => {
            let known = facts.named.filter(|known| known.withdrawn.is_none());
            let project = known.ok_or(EvidenceRefusal::Unknown)?.project;
            if !facts.theirs {
                Err(EvidenceRefusal::OfAnother)
            } else if facts.shows == Shows::Recognised {
                Err(EvidenceRefusal::Recognised)
            } else if facts.in_claim {
                Err(EvidenceRefusal::InClaim)
            } else {
                Ok(EvidenceChange::Withdrawn { project, evidence, reason })
            }
        }
    }
}
