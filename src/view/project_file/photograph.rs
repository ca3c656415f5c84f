//! The picture of a project's site: the newest photograph that was released.

use serde::{Deserialize, Serialize};

use crate::{
    board::Board,
    model::{evidence::Evidence, project::Project},
    value::{Day, EvidenceId},
};

/// A photograph of a site that everybody may see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SitePhotograph {
    /// The evidence that it is.
    pub id: EvidenceId,
    /// The day on which it was taken; the one on which it was uploaded where the file does not say.
    pub day: Day,
    /// Whether that day is the one on which it was taken.
    pub is_taken: bool,
}

/// The newest photograph of a project that was released.
pub(super) fn newest(board: &Board, project: &Project) -> Option<SitePhotograph> {
    let known = project.evidence.iter().filter_map(|id| board.evidence.get(id));
    let public = known.filter(|evidence| evidence.is_public());
    let newest = public.max_by_key(|evidence| (shown_at(evidence), evidence.id))?;
    let (day, is_taken) = (shown_at(newest).day(), newest.file.taken.is_some());
    Some(SitePhotograph { id: newest.id, day, is_taken })
}

/// A camera whose clock runs ahead has taken nothing after it was uploaded.
fn shown_at(evidence: &Evidence) -> crate::value::Timestamp {
    evidence.file.taken.map_or(evidence.at, |taken| taken.min(evidence.at))
}
