//! A project's evidence as those see it who may: names and sizes to all of them, where and when a
//! photograph was taken only to the office, as information and never as a position. Everybody sees
//! what was released.

use serde::{Deserialize, Serialize};

use super::{
    demand::{Demand, demands},
    history::By,
};
use crate::{
    access,
    board::Board,
    event::Subject,
    model::{
        actor::Actor,
        evidence::{Evidence, FileKind},
        project::Project,
    },
    value::{EvidenceId, MilestoneId, ProjectId, Seq, Timestamp},
};

/// How far from the project a photograph was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Distance {
    /// The file does not say where it was taken.
    NoPosition,
    /// The project has no place on the map.
    NoSite,
    /// The distance in metres.
    Metres(u32),
}

/// What the office is told of a photograph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shot {
    /// When it was taken, if the file says so.
    pub taken: Option<Timestamp>,
    /// How far from the project.
    pub distance: Distance,
}

/// One piece of evidence as a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceLine {
    /// The identifier of the evidence.
    pub id: EvidenceId,
    /// The project that it belongs to.
    pub project: ProjectId,
    /// The name of the file, as it was attached.
    pub name: String,
    /// The kind of file, as its content says.
    pub kind: FileKind,
    /// The size of the file in bytes.
    pub bytes: u32,
    /// The milestone it shows; none where it was attached to the project alone.
    pub milestone: Option<MilestoneId>,
    /// Who attached it.
    pub by: By,
    /// The moment it was attached.
    pub at: Timestamp,
    /// The reason for which it was withdrawn; none while it counts.
    pub withdrawn: Option<String>,
    /// Whether everybody who may see the project sees it.
    #[serde(default)]
    pub released: bool,
    /// Whether whoever looks may release it, or take that back.
    #[serde(default)]
    pub releases: bool,
    /// Whether whoever looks attached it or belongs to the office.
    pub theirs: bool,
    /// Where and when it was taken; only for the office.
    pub shot: Option<Shot>,
    /// The version a command about it must name.
    pub version: Seq,
}

/// A project's evidence, and whether whoever looks may add to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectEvidence {
    /// All of it, newest first.
    pub lines: Vec<EvidenceLine>,
    /// Whether they may attach more.
    pub attaches: bool,
    /// What their claims have to show, kind by kind; none where the project's milestones are not theirs
    /// to claim.
    #[serde(default)]
    pub claims: Option<Vec<Demand>>,
}

/// The evidence of a project as `actor` sees it, newest first; none if they may not see any.
pub fn evidence(board: &Board, actor: &Actor, project: ProjectId) -> Option<ProjectEvidence> {
    let project = board.projects.get(&project)?;
    let lines = of_files(board, actor, project, project.evidence.iter().rev());
    if lines.is_empty() && !access::may_see_evidence(actor, project) {
        return None;
    }
    let attaches = access::may_attach_evidence(board, actor, project.id);
    let claims = access::concerns(project, actor.role).then(|| demands(board));
    Some(ProjectEvidence { lines, attaches, claims })
}

/// Some of a project's evidence, in the order asked for; nothing of it to those who may not see it.
pub(super) fn shown<'a>(
    board: &Board,
    actor: &Actor,
    project: &Project,
    ids: impl Iterator<Item = &'a EvidenceId>,
) -> Vec<EvidenceLine> {
    if !access::may_see_evidence(actor, project) {
        return Vec::new();
    }
    let known = ids.filter_map(|id| board.evidence.get(id));
    known.map(|evidence| line(board, actor, project, evidence)).collect()
}

/// The files a notice shows, each as far as `actor` may have it, in the order asked for.
pub(super) fn of_files<'a>(
    board: &Board,
    actor: &Actor,
    project: &Project,
    ids: impl Iterator<Item = &'a EvidenceId>,
) -> Vec<EvidenceLine> {
    let known = ids.filter_map(|id| board.evidence.get(id));
    let seen = known.filter(|known| access::may_see_file(board, actor, known));
    seen.map(|evidence| line(board, actor, project, evidence)).collect()
}

/// Files of any project, each as far as `actor` may have it, in the order asked for.
pub(super) fn of_any_project(
    board: &Board,
    actor: &Actor,
    ids: &[EvidenceId],
) -> Vec<EvidenceLine> {
    let known = ids.iter().filter_map(|id| board.evidence.get(id));
    let seen = known.filter(|known| access::may_see_file(board, actor, known));
    let line =
        |known: &Evidence| Some(line(board, actor, board.projects.get(&known.project)?, known));
    seen.filter_map(|known| line(known)).collect()
}

fn line(board: &Board, actor: &Actor, project: &Project, evidence: &Evidence) -> EvidenceLine {
    let file = &evidence.file;
    let subject = Subject::Evidence(evidence.project, evidence.id);
    EvidenceLine {
        id: evidence.id,
        project: evidence.project,
        name: file.name.to_string(),
        kind: file.kind,
        bytes: file.bytes,
        milestone: file.milestone,
        by: By::told(board, actor, subject, &evidence.by),
        at: evidence.at,
        withdrawn: evidence.withdrawn.as_ref().map(ToString::to_string),
        released: evidence.is_public(),
        releases: actor.is_office()
            && evidence.withdrawn.is_none()
            && evidence.file.kind != FileKind::Pdf,
        theirs: actor.is_office() || evidence.by.role == actor.role,
        shot: actor
            .is_office()
            .then(|| Shot { taken: file.taken, distance: distance(project, evidence) }),
        version: evidence.version,
    }
}

fn distance(project: &Project, evidence: &Evidence) -> Distance {
    match (evidence.file.position, project.shape()) {
        (None, _) => Distance::NoPosition,
        (_, None) => Distance::NoSite,
        (Some(at), Some(shape)) => Distance::Metres(metres(shape.distance_m(at))),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "no two places are 4 million kilometres apart, and no distance is negative"
)]
fn metres(distance: f64) -> u32 {
    distance.round() as u32
}

#[cfg(test)]
mod tests;
