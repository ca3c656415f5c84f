//! Claims, batches and wishes.

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
    /// 项目编号
    pub project: ProjectId,
    /// 项目名称
    pub name: String,
    /// 县区
    pub region: String,
    /// Which milestone.
    pub milestone: MilestoneId,
    /// What reaching it means.
    pub kind: MilestoneKind,
    /// Its own name.
    pub milestone_name: Option<String>,
    /// The plan in force.
    pub plan: Option<LedgerDate>,
    /// When it is said to have been reached.
    pub date: LedgerDate,
    /// When that was said.
    pub at: Timestamp,
    /// The evidence that came along.
    pub evidence: Vec<EvidenceLine>,
    /// What was decided, once it was.
    pub decision: Option<ClaimDecision>,
    /// What the office has to check.
    pub items: Vec<String>,
}

/// What a bureau thinks of a batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpinionLine {
    /// The bureau.
    pub unit: String,
    /// Whether it agrees.
    pub agrees: bool,
    /// What it remarks.
    pub remark: Option<String>,
}

/// Claims looked at together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchLine {
    /// Which.
    pub id: BatchId,
    /// When it was opened.
    pub opened: Timestamp,
    /// Its claims.
    pub claims: Vec<ClaimLine>,
    /// What bureaus think.
    pub opinions: Vec<OpinionLine>,
    /// Its version.
    pub version: Seq,
}

/// A date that a unit wishes to move.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WishLine {
    /// 项目编号
    pub project: ProjectId,
    /// 项目名称
    pub name: String,
    /// Which milestone.
    pub milestone: MilestoneId,
    /// What reaching it means.
    pub kind: MilestoneKind,
    /// Its own name.
    pub milestone_name: Option<String>,
    /// The plan in force.
    pub plan: Option<LedgerDate>,
    /// The date wished for.
    pub date: LedgerDate,
    /// Why.
    pub reason: MoveReason,
    /// Why, in words.
    pub words: Option<String>,
    /// Who asked.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// The milestone's version.
    pub version: Seq,
}

/// Claims that no open batch holds and nobody decided, oldest first.
pub(super) fn waiting(board: &Board, actor: &Actor) -> Vec<ClaimLine> {
    let held = |project, milestone| board.batches.values().any(|b| b.awaits(project, milestone));
    let mut lines = Vec::new();
    for project in board.projects.values().filter(|project| project.is_live()) {
        for milestone in &project.milestones {
            if !milestone.recognised.is_yes() && !held(project.id, milestone.id) {
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

/// Wishes that nobody answered.
pub(super) fn wishes(board: &Board) -> Vec<WishLine> {
    let mut lines = Vec::new();
    for project in board.projects.values().filter(|project| project.is_live()) {
        for milestone in &project.milestones {
            let open = milestone.asked.as_ref().filter(|asked| asked.is_open());
            lines.extend(open.map(|asked| WishLine {
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
