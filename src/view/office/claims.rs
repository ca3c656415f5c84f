//! Lines of the headquarters' desk: claims, recognition batches, and dates that units ask to move.

use serde::{Deserialize, Serialize};

use crate::{
    board::Board,
    model::{
        actor::Actor,
        milestone::{Milestone, MilestoneKind, MoveReason},
        project::Project,
        recognition::{BatchClaim, ClaimDecision, Opinion, RecognitionBatch},
    },
    value::{BatchId, EvidenceId, LedgerDate, MilestoneId, ProjectId, Seq, Timestamp},
    view::{
        assessment::count,
        evidence::{self, EvidenceLine},
        paged::{PAGE, Paged},
    },
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
    /// The first of the claims that it holds, those that are not decided before the others.
    pub claims: Vec<ClaimLine>,
    /// How many claims it holds that are not listed.
    pub more: u32,
    /// Whether every claim that it holds is decided.
    pub decided: bool,
    /// The opinions that bureaus gave.
    pub opinions: Vec<OpinionLine>,
    /// The version that a command about the batch must name.
    pub version: Seq,
}

/// The batches that are not closed, as far as a desk lists them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct OpenBatches {
    /// The oldest of them.
    pub lines: Vec<BatchLine>,
    /// How many more there are, which follow when these are closed.
    pub more: u32,
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

/// Batches that a desk lists, and the claims that it lists in all of them.
const BATCHES: usize = 20;

/// Claims that no open batch holds and nobody decided, oldest first.
pub(super) fn waiting(board: &Board, actor: &Actor, page: u32) -> Paged<ClaimLine> {
    let open: Vec<_> = board.batches.values().filter(|batch| batch.closed.is_none()).collect();
    let held = |project, milestone| open.iter().any(|batch| batch.awaits(project, milestone));
    let mut all = Vec::new();
    for project in board.projects.values().filter(|project| project.is_live()) {
        for milestone in project.milestones.iter() {
            let Some(claim) = &milestone.claimed else { continue };
            if !milestone.recognised.is_recognised() && !held(project.id, milestone.id) {
                all.push((claim, project.as_ref(), milestone));
            }
        }
    }
    all.sort_by_key(|(claim, ..)| claim.at);
    Paged::of(&all, page, |(claim, project, milestone)| {
        let said = (claim.date, claim.at, claim.evidence.as_slice());
        line(board, actor, (project, milestone), said, None)
    })
}

/// The oldest open batches; the claims of one are listed as far as those of the others leave room.
pub(super) fn batches(board: &Board, actor: &Actor) -> OpenBatches {
    let open: Vec<_> = board.batches.values().filter(|batch| batch.closed.is_none()).collect();
    let mut room = PAGE;
    let mut lines = Vec::new();
    for known in open.iter().take(BATCHES) {
        let line = batch(board, actor, known, room);
        room -= line.claims.len();
        lines.push(line);
    }
    OpenBatches { lines, more: count(open.len().saturating_sub(BATCHES)) }
}

fn batch(board: &Board, actor: &Actor, batch: &RecognitionBatch, room: usize) -> BatchLine {
    let claim = |claim: &&BatchClaim| {
        let project = board.projects.get(&claim.project)?;
        let milestone = project.milestones.iter().find(|m| m.id == claim.milestone)?;
        let decision = claim.decision.clone();
        let claimed = milestone.claimed.as_ref();
        let claimed = claimed.map(|claim| (claim.date, claim.at, claim.evidence.as_slice()));
        let returned = milestone.returned.as_ref().filter(|_| decision.is_some());
        let returned = returned.map(|claim| (claim.date, claim.at, &[][..]));
        Some(line(board, actor, (project, milestone), claimed.or(returned)?, decision))
    };
    let opinion = |opinion: &Opinion| OpinionLine {
        unit: board.unit_name(opinion.unit).unwrap_or_default().to_owned(),
        agrees: opinion.agrees,
        remark: opinion.remark.as_ref().map(ToString::to_string),
    };
    let mut held: Vec<_> = batch.claims.iter().collect();
    held.sort_by_key(|claim| claim.decision.is_some());
    BatchLine {
        id: batch.id,
        opened: batch.opened,
        claims: held.iter().take(room).filter_map(claim).collect(),
        more: count(held.len().saturating_sub(room)),
        decided: held.iter().all(|claim| claim.decision.is_some()),
        opinions: batch.opinions.iter().map(opinion).collect(),
        version: batch.version,
    }
}

/// A claim as a line, with the day that was claimed, when, and what it shows; one that was decided says
/// what the decision rested on.
fn line(
    board: &Board,
    actor: &Actor,
    (project, milestone): (&Project, &Milestone),
    (date, at, shows): (LedgerDate, Timestamp, &[EvidenceId]),
    decision: Option<ClaimDecision>,
) -> ClaimLine {
    let region = project.region().and_then(|id| board.regions.get(&id));
    let checklist = board.checklists.get(&milestone.kind);
    ClaimLine {
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
    }
}

/// Requests that nobody answered, the oldest first.
pub(super) fn date_requests(board: &Board, page: u32) -> Paged<DateRequestLine> {
    let mut all = Vec::new();
    for project in board.projects.values().filter(|project| project.is_live()) {
        for milestone in project.milestones.iter() {
            let open = milestone.asked.as_ref().filter(|asked| asked.is_open());
            all.extend(open.map(|asked| (project.as_ref(), milestone, asked)));
        }
    }
    all.sort_by_key(|(_, _, asked)| asked.at);
    Paged::of(&all, page, |(project, milestone, asked)| DateRequestLine {
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
    })
}
