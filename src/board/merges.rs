//! Projects that were merged into others: where each has gone, what came along, and what was before, so
//! that two that were not one after all are separated again.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Board;
use crate::{
    event::Subject,
    model::{
        Entry,
        finding::FindingSubject,
        list::ListEntry,
        project::{MergeChoice, Project, ProjectChange, ProjectFacts, counterpart},
        recognition::BatchClaim,
    },
    value::{
        BatchId, BottomLineId, CardId, EvidenceId, ListId, MilestoneId, NoticeId, ProblemId,
        ProjectId, Seq, Timestamp,
    },
};

/// A project that was merged into another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Merged {
    /// The project that it was merged into; that may have been merged itself since.
    pub into: ProjectId,
    /// Its facts as they stood.
    pub facts: Arc<ProjectFacts>,
    /// The moment it was merged.
    pub at: Timestamp,
    /// Position of the event by which it was merged.
    pub seq: Seq,
    /// What was before; `None` on boards narrowed to others than the headquarters.
    pub before: Option<Arc<BeforeMerge>>,
}

/// What stood before two projects were merged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BeforeMerge {
    /// The project that was retired.
    pub retired: Arc<Project>,
    /// The project that stayed.
    pub stays: Arc<Project>,
    /// Things of the retired project that are the other's since.
    pub moved: Belongings,
    /// The lists on which the retired one stood, each with its entry and with that of the other.
    pub entries: Vec<(ListId, ListEntry, Option<ListEntry>)>,
}

/// What belongs to a project and comes along with it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Belongings {
    /// Its sub-projects.
    pub parts: Vec<ProjectId>,
    /// The cards about it.
    pub cards: Vec<CardId>,
    /// The notices about it, drafts among them.
    pub notices: Vec<NoticeId>,
    /// Its problems.
    pub problems: Vec<ProblemId>,
    /// Its evidence, each with the milestone that it shows.
    pub evidence: Vec<(EvidenceId, Option<MilestoneId>)>,
    /// The flags on its bottom lines.
    pub flags: Vec<BottomLineId>,
    /// The batches in which its milestones were claimed, each with all its claims as they stood: those of
    /// the other project may be among them.
    pub batches: Vec<(BatchId, Vec<BatchClaim>)>,
}

impl Belongings {
    /// What belongs to the project `id`.
    pub fn of(board: &Board, id: ProjectId) -> Self {
        let evidence = board.evidence.values().filter(|known| known.project == id);
        let batches = board.batches.values();
        let claimed = batches.filter(|batch| batch.claims.iter().any(|claim| claim.project == id));
        Self {
            parts: named(board.projects.values().map(|it| (it.id, it.parent == Some(id)))),
            cards: named(
                board.cards.values().map(|it| (it.id, it.key.about == FindingSubject::Project(id))),
            ),
            notices: named(board.notices.values().map(|it| (it.id, it.project == id))),
            problems: named(board.problems.values().map(|it| (it.id, it.project == id))),
            evidence: evidence.map(|known| (known.id, known.file.milestone)).collect(),
            flags: named(board.bottom_lines.values().map(|it| (it.id, it.project == id))),
            batches: claimed.map(|batch| (batch.id, batch.claims.clone())).collect(),
        }
    }

    /// Everything but the sub-projects as things of the project `id`.
    pub fn subjects(&self, id: ProjectId) -> impl Iterator<Item = Subject> {
        let about = FindingSubject::Project(id);
        let cards = self.cards.iter().map(move |card| Subject::Card(about, *card));
        let notices = self.notices.iter().map(move |notice| Subject::Notice(id, *notice));
        let problems = self.problems.iter().map(move |problem| Subject::Problem(id, *problem));
        let evidence = self.evidence.iter().map(move |(file, _)| Subject::Evidence(id, *file));
        let flags = self.flags.iter().map(move |flag| Subject::BottomLine(id, *flag));
        let batches = self.batches.iter().map(|(batch, _)| Subject::Batch(*batch));
        cards.chain(notices).chain(problems).chain(evidence).chain(flags).chain(batches)
    }
}

fn named<I>(things: impl Iterator<Item = (I, bool)>) -> Vec<I> {
    things.filter(|(_, is_its)| *is_its).map(|(id, _)| id).collect()
}

impl Board {
    /// The project that an identifier stands for: that of a project that was merged stands for the one
    /// that it was merged into.
    pub fn standing(&self, id: ProjectId) -> ProjectId {
        let mut id = id;
        while let Some(merged) = self.merged.get(&id) {
            id = merged.into;
        }
        id
    }

    /// All projects that were merged into one, directly or by way of another.
    pub fn merged_into(&self, id: ProjectId) -> Vec<ProjectId> {
        let others = self.merged.keys().copied();
        others.filter(|other| self.standing(*other) == id).collect()
    }
}

/// Folds the merging of a project, or its separation, in; tells whether it was one of the two.
pub(super) fn fold(
    board: &mut Board,
    id: ProjectId,
    change: &ProjectChange,
    entry: &Entry<'_>,
) -> bool {
    match change {
        ProjectChange::Merged { into, choice, .. } => merge(board, id, *into, choice, entry),
        ProjectChange::Separated { .. } => separate(board, id, entry),
        _ => return false,
    }
    true
}

fn merge(
    board: &mut Board,
    id: ProjectId,
    into: ProjectId,
    choice: &MergeChoice,
    entry: &Entry<'_>,
) {
    let known = |id| board.projects.get(&id).cloned();
    let (Some(retired), Some(stays)) = (known(id), known(into)) else { return };
    let moved = Belongings::of(board, id);
    let lists = board.lists.values();
    let listed = lists.filter_map(|list| {
        Some((list.id, list.entries.get(&id)?.clone(), list.entries.get(&into).cloned()))
    });
    let entries: Vec<_> = listed.collect();
    board.projects.remove(id);
    board.projects.change(into, |stays| stays.absorb(&retired, choice, entry.seq));
    hand_over(board, &moved, into);
    for (evidence, milestone) in &moved.evidence {
        let kept = milestone.and_then(|id| kept(board, into, &retired, id));
        board.evidence.change(*evidence, |known| known.file.milestone = kept);
    }
    for (batch, claims) in &moved.batches {
        let of_whole = |claim: &BatchClaim| {
            let kept = kept(board, into, &retired, claim.milestone);
            let milestone = kept.unwrap_or(claim.milestone);
            BatchClaim { project: into, milestone, decision: claim.decision.clone() }
        };
        let claims = claims
            .iter()
            .map(|claim| if claim.project == id { of_whole(claim) } else { claim.clone() });
        let claims = claims.collect();
        board.batches.change(*batch, |batch| batch.claims = claims);
    }
    for (list, retired, own) in &entries {
        board.lists.change(*list, |list| {
            list.version = entry.seq;
            list.entries.remove(&id);
            list.entries.insert(into, own.as_ref().unwrap_or(retired).clone());
        });
    }
    let facts = retired.facts.clone();
    let before = Some(Arc::new(BeforeMerge { retired, stays, moved, entries }));
    let (at, seq) = (entry.at, entry.seq);
    board.merged.insert(id, Arc::new(Merged { into, facts, at, seq, before }));
}

/// The milestone of the project that stays that means what one of the retired project meant.
fn kept(
    board: &Board,
    into: ProjectId,
    retired: &Project,
    milestone: MilestoneId,
) -> Option<MilestoneId> {
    let meant = retired.milestone_by_id(milestone)?;
    counterpart(board.projects.get(&into)?, meant).map(|milestone| milestone.id)
}

/// Makes things those of a project.
fn hand_over(board: &mut Board, moved: &Belongings, to: ProjectId) {
    for part in &moved.parts {
        board.projects.change(*part, |part| part.parent = Some(to));
    }
    for card in &moved.cards {
        board.cards.change(*card, |card| card.key.about = FindingSubject::Project(to));
    }
    for notice in &moved.notices {
        board.notices.change(*notice, |notice| notice.project = to);
    }
    for problem in &moved.problems {
        board.problems.change(*problem, |problem| problem.project = to);
    }
    for (evidence, _) in &moved.evidence {
        board.evidence.change(*evidence, |evidence| evidence.project = to);
    }
    for flag in &moved.flags {
        board.bottom_lines.change(*flag, |flag| flag.project = to);
    }
}

fn separate(board: &mut Board, id: ProjectId, entry: &Entry<'_>) {
    let Some(merged) = board.merged.get(&id).cloned() else { return };
    let Some(before) = merged.before.as_ref() else { return };
    board.merged.remove(&id);
    // Both are what they were: what was read of them before the merger is true again.
    board.projects.add(id, before.retired.as_ref().clone());
    board.projects.add(merged.into, before.stays.as_ref().clone());
    hand_over(board, &before.moved, id);
    for (evidence, milestone) in &before.moved.evidence {
        board.evidence.change(*evidence, |known| known.file.milestone = *milestone);
    }
    for (batch, claims) in &before.moved.batches {
        board.batches.change(*batch, |batch| batch.claims.clone_from(claims));
    }
    for (list, retired, own) in &before.entries {
        board.lists.change(*list, |list| {
            list.version = entry.seq;
            list.entries.remove(&merged.into);
            list.entries.insert(id, retired.clone());
            list.entries.extend(own.iter().map(|own| (merged.into, own.clone())));
        });
    }
}
