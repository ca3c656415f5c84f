//! Lines of the headquarters' desk: claims, recognition batches, and dates that units ask to move.

use serde::{Deserialize, Serialize};

use crate::{
    board::Board,
    model::{
        actor::Actor,
        milestone::{Milestone, MilestoneKind, MoveReason},
        project::Project,
        recognition::{ClaimDecision, RecognitionBatch},
    },
    value::{BatchId, LedgerDate, MilestoneId, ProjectId, Seq, Timestamp},
    view::evidence::{self, EvidenceLine},
};

/// A milestone that a unit says is reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimLine {
    /// 项目编号: the project's identifier.
    pub project: ProjectId,
    /// 项目名称: the project's name.
    pub name: String,
    /// 县区: the name of its main region.
    pub region: String,
    /// The milestone that is claimed.
    pub milestone: MilestoneId,
    /// The kind of milestone.
    pub kind: MilestoneKind,
    /// The milestone's own name; none where it is called by its kind.
    pub milestone_name: Option<String>,
    /// The planned date in force.
    pub plan: Option<LedgerDate>,
    /// When it is said to have been reached.
    pub date: LedgerDate,
    /// The moment it was claimed.
    pub at: Timestamp,
    /// The evidence that the claim names.
    pub evidence: Vec<EvidenceLine>,
    /// The office's decision; none while it is undecided.
    pub decision: Option<ClaimDecision>,
    /// The items of the checklist that the office has to check.
    pub items: Vec<String>,
}

/// What a bureau thinks of a batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpinionLine {
    /// The name of the bureau.
    pub unit: String,
    /// Whether the bureau agrees to the recognition.
    pub agrees: bool,
    /// The remark that the bureau made; none where it made none.
    pub remark: Option<String>,
}

/// A recognition batch: claims that are looked at together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchLine {
    /// The identifier that commands about the batch name.
    pub id: BatchId,
    /// When it was opened.
    pub opened: Timestamp,
    /// The claims that it holds.
    pub claims: Vec<ClaimLine>,
    /// The opinions that bureaus gave.
    pub opinions: Vec<OpinionLine>,
    /// The version that a command about the batch must name.
    pub version: Seq,
}

/// A planned date that a unit asked to move.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateRequestLine {
    /// 项目编号: the project's identifier.
    pub project: ProjectId,
    /// 项目名称: the project's name.
    pub name: String,
    /// The milestone whose date is to move.
    pub milestone: MilestoneId,
    /// The kind of milestone.
    pub kind: MilestoneKind,
    /// The milestone's own name; none where it is called by its kind.
    pub milestone_name: Option<String>,
    /// The planned date in force.
    pub plan: Option<LedgerDate>,
    /// The date that the unit asks for.
    pub date: LedgerDate,
    /// The kind of reason that was given.
    pub reason: MoveReason,
    /// The reason in words; none where none were given.
    pub words: Option<String>,
    /// The name of the person who asked.
    pub by: String,
    /// The moment it was asked for.
    pub at: Timestamp,
    /// The version that a command about the milestone must name.
    pub version: Seq,
}

/// Claims that no open batch holds and nobody decided, oldest first.
pub(super) fn waiting(board: &Board, actor: &Actor) -> Vec<ClaimLine> {
    let held = |project, milestone| board.batches.values().any(|b| b.awaits(project, milestone));
    let mut lines = Vec::new();
    for project in board.projects.values().filter(|project| project.is_live()) {
        for milestone in &project.milestones {
            if !milestone.recognised.is_recognised() && !held(project.id, milestone.id) {
                lines.extend(line(board, actor, project, milestone, None));
            }
        }
    }
    lines.sort_by_key(|line| line.at);
    lines
}

pub(super) fn batches(board: &Board, actor: &Actor) -> Vec<BatchLine> {
    let open = board.batches.values().filter(|batch| batch.closed.is_none());
    open.map(|open| batch(board, actor, open)).collect()
}

fn batch(board: &Board, actor: &Actor, batch: &RecognitionBatch) -> BatchLine {
    let claim = |claim: &crate::model::recognition::BatchClaim| {
        let project = board.projects.get(&claim.project)?;
        let milestone = project.milestones.iter().find(|m| m.id == claim.milestone)?;
        line(board, actor, project, milestone, claim.decision.clone())
    };
    let opinion = |opinion: &crate::model::recognition::Opinion| OpinionLine {
        unit: board.unit_name(opinion.unit).unwrap_or_default().to_owned(),
        agrees: opinion.agrees,
        remark: opinion.remark.as_ref().map(ToString::to_string),
    };
    BatchLine {
        id: batch.id,
        opened: batch.opened,
        claims: batch.claims.iter().filter_map(claim).collect(),
        opinions: batch.opinions.iter().map(opinion).collect(),
        version: batch.version,
    }
}

/// A claim as a line; one that was decided says what the decision rested on.
fn line(
    board: &Board,
    actor: &Actor,
    project: &Project,
    milestone: &Milestone,
    decision: Option<ClaimDecision>,
) -> Option<ClaimLine> {
    let claimed =
        milestone.claimed.as_ref().map(|claim| (claim.date, claim.at, claim.evidence.as_slice()));
    let returned = milestone.returned.as_ref().map(|claim| (claim.date, claim.at, &[][..]));
    let (date, at, shows) = claimed.or(returned.filter(|_| decision.is_some()))?;
    let region = project.region().and_then(|id| board.regions.get(&id));
    let checklist = board.checklists.get(&milestone.kind);
    Some(ClaimLine {
        project: project.id,
        name: project.facts.name.to_string(),
        region: region.map(|region| region.name.to_string()).unwrap_or_default(),
        milestone: milestone.id,
        kind: milestone.kind,
        milestone_name: milestone.name.as_ref().map(ToString::to_string),
        plan: milestone.schedule.map(|schedule| schedule.plan),
        date,
        at,
        evidence: evidence::shown(board, actor, project, shows.iter()),
        decision,
        items: checklist
            .map(|list| list.items.iter().map(|item| item.name.to_string()).collect())
            .unwrap_or_default(),
    })
}

/// Requests that nobody answered.
pub(super) fn date_requests(board: &Board) -> Vec<DateRequestLine> {
    let mut lines = Vec::new();
    for project in board.projects.values().filter(|project| project.is_live()) {
        for milestone in &project.milestones {
            let open = milestone.asked.as_ref().filter(|asked| asked.is_open());
            lines.extend(open.map(|asked| DateRequestLine {
                project: project.id,
                name: project.facts.name.to_string(),
                milestone: milestone.id,
                kind: milestone.kind,
                milestone_name: milestone.name.as_ref().map(ToString::to_string),
                plan: milestone.schedule.map(|schedule| schedule.plan),
                date: asked.date,
                reason: asked.reason,
                words: asked.words.as_ref().map(ToString::to_string),
                by: asked.by.to_string(),
                at: asked.at,
                version: milestone.version,
            }));
        }
    }
    lines
}
