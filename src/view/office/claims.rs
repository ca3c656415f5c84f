//! Claims, batches and wishes that wait for the office.

use serde::{Deserialize, Serialize};

use crate::{
    board::Board,
    model::{
        milestone::{AskedMove, Milestone, MilestoneKind},
        project::Project,
        recognition::{ClaimDecision, RecognitionBatch},
    },
    value::{
        BatchId, EvidenceId, LedgerDate, MilestoneId, ProjectId, Seq, Text, Timestamp, UnitId,
    },
    view::standing::Standing,
};

/// A claim as a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimLine {
    /// Whose.
    pub project: ProjectId,
    /// The project's name.
    pub name: String,
    /// Its main region.
    pub region: String,
    /// Which milestone.
    pub milestone: MilestoneId,
    /// What reaching it means.
    pub kind: MilestoneKind,
    /// Its own name.
    pub milestone_name: Option<String>,
    /// Its planned date.
    pub plan: Option<LedgerDate>,
    /// The date claimed; none where the claim is gone.
    pub claimed: Option<LedgerDate>,
    /// Days since it was claimed.
    pub days: Option<i32>,
    /// What shows it.
    pub evidence: Vec<EvidenceId>,
    /// The milestone's version.
    pub version: Seq,
}

/// A claim of a batch with what the office said of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecidedClaim {
    /// The claim.
    pub claim: ClaimLine,
    /// What the office said, once it did.
    pub decision: Option<ClaimDecision>,
}

/// A bureau's opinion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpinionLine {
    /// Whose.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// Whether it agrees.
    pub agrees: bool,
    /// What it remarks.
    pub remark: Option<Text>,
}

/// An open batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchLine {
    /// Which.
    pub id: BatchId,
    /// When it was opened.
    pub opened: Timestamp,
    /// Its claims.
    pub claims: Vec<DecidedClaim>,
    /// What bureaus think.
    pub opinions: Vec<OpinionLine>,
    /// The version a command about it must name.
    pub version: Seq,
}

/// A wish to move a date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoveLine {
    /// Whose.
    pub project: ProjectId,
    /// The project's name.
    pub name: String,
    /// Which milestone.
    pub milestone: MilestoneId,
    /// What reaching it means.
    pub kind: MilestoneKind,
    /// Its own name.
    pub milestone_name: Option<String>,
    /// The date in force.
    pub plan: Option<LedgerDate>,
    /// The wish.
    pub asked: AskedMove,
    /// The milestone's version.
    pub version: Seq,
}

/// The milestones of live entries and sub-projects alike: each has claims of its own.
fn milestones(standing: &Standing) -> impl Iterator<Item = (&Project, &Milestone)> {
    let live = standing.board.projects.values().filter(|project| project.is_live());
    live.flat_map(|project| project.milestones.iter().map(move |m| (project.as_ref(), m)))
}

pub(super) fn waiting(standing: &Standing, now: Timestamp) -> Vec<ClaimLine> {
    let board = &standing.board;
    let mut open: Vec<_> = milestones(standing)
        .filter_map(|(project, milestone)| Some((milestone.open_claim()?.at, project, milestone)))
        .filter(|(_, project, m)| board.batch_awaiting(project.id, m.id).is_none())
        .collect();
    open.sort_by_key(|(at, project, milestone)| (*at, project.id, milestone.id));
    open.into_iter().map(|(_, project, m)| claim_line(board, project, m, now)).collect()
}

fn claim_line(board: &Board, project: &Project, of: &Milestone, now: Timestamp) -> ClaimLine {
    let region = project.region().and_then(|region| board.regions.get(&region));
    let claim = of.claimed.as_ref();
    ClaimLine {
        project: project.id,
        name: project.facts.name.to_string(),
        region: region.map(|region| region.name.to_string()).unwrap_or_default(),
        milestone: of.id,
        kind: of.kind,
        milestone_name: of.name.as_ref().map(ToString::to_string),
        plan: of.schedule.map(|schedule| schedule.plan),
        claimed: claim.map(|claim| claim.date),
        days: claim.map(|claim| claim.at.day().days_until(now.day())),
        evidence: claim.map(|claim| claim.evidence.clone()).unwrap_or_default(),
        version: of.version,
    }
}

pub(super) fn batches(board: &Board, now: Timestamp) -> Vec<BatchLine> {
    let open = board.batches.values().filter(|batch| batch.closed.is_none());
    open.map(|batch| batch_line(board, batch, now)).collect()
}

fn batch_line(board: &Board, batch: &RecognitionBatch, now: Timestamp) -> BatchLine {
    let claims = batch.claims.iter().filter_map(|claim| {
        let project = board.projects.get(&claim.project)?;
        let milestone = project.milestones.iter().find(|m| m.id == claim.milestone)?;
        let decision = claim.decision.clone();
        Some(DecidedClaim { claim: claim_line(board, project, milestone, now), decision })
    });
    let opinions = batch.opinions.iter().map(|opinion| OpinionLine {
        unit: opinion.unit,
        name: board.unit_name(opinion.unit).unwrap_or_default().to_owned(),
        agrees: opinion.agrees,
        remark: opinion.remark.clone(),
    });
    BatchLine {
        id: batch.id,
        opened: batch.opened,
        claims: claims.collect(),
        opinions: opinions.collect(),
        version: batch.version,
    }
}

pub(super) fn moves(standing: &Standing) -> Vec<MoveLine> {
    let wishes = milestones(standing).filter_map(|(project, milestone)| {
        let asked = milestone.asked.clone().filter(AskedMove::is_open)?;
        Some(MoveLine {
            project: project.id,
            name: project.facts.name.to_string(),
            milestone: milestone.id,
            kind: milestone.kind,
            milestone_name: milestone.name.as_ref().map(ToString::to_string),
            plan: milestone.schedule.map(|schedule| schedule.plan),
            asked,
            version: milestone.version,
        })
    });
    let mut lines: Vec<_> = wishes.collect();
    lines.sort_by_key(|line| (line.asked.at, line.project, line.milestone));
    lines
}
