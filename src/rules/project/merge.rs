//! 合并: of two projects that are one, one is retired. Both stay readable as one history, and the two are
//! separated again as long as nothing was built on the merger.

use std::collections::BTreeSet;

use super::sound;
use crate::{
    board::{
        Board,
        merges::{Belongings, Merged},
        parts_of,
    },
    event::Subject,
    model::{
        card::Card,
        finding::FindingSubject,
        project::{Contradictions, MergeChoice, Project, ProjectChange, ProjectRefusal},
    },
    value::{ProjectId, Text},
};

/// Retires the project `id`, which is the same as `into`.
///
/// # Errors
/// What [`hindrance`] names; `merge-choice-unknown`; what may not stand as the facts of the one that stays.
pub fn merge(
    board: &Board,
    id: ProjectId,
    into: ProjectId,
    choice: MergeChoice,
    reason: Text,
) -> Result<ProjectChange, ProjectRefusal> {
    let (retired, stays) = (known(board, id)?, known(board, into)?);
    if let Some(hindrance) = hindrance(board, stays, retired) {
        return Err(hindrance);
    }
    if !Contradictions::between(stays, retired).allow(&choice) {
        return Err(ProjectRefusal::MergeChoiceUnknown);
    }
    let mut whole = stays.clone();
    whole.absorb(retired, &choice, stays.version);
    let mut others = board.clone();
    others.projects.remove(id);
    sound(&others, &whole.facts, Some(into))?;
    Ok(ProjectChange::Merged { into, choice, reason })
}

/// What has to be settled before the two can be merged; `None` where nothing has.
pub fn hindrance(board: &Board, stays: &Project, retired: &Project) -> Option<ProjectRefusal> {
    let has_parts = || board.projects.values().any(|part| part.parent == Some(retired.id));
    if stays.id == retired.id {
        Some(ProjectRefusal::MergeWithItself)
    } else if !stays.is_live() {
        Some(ProjectRefusal::Cancelled)
    } else if stays.parent == Some(retired.id) || retired.parent == Some(stays.id) {
        Some(ProjectRefusal::MergeWithOwnPart)
    } else if stays.parent.is_some() && has_parts() {
        Some(ProjectRefusal::MergeNestsTooDeep)
    } else if is_carded_twice(board, stays.id, retired.id) {
        Some(ProjectRefusal::MergeBothCarded)
    } else if awaits_recognition(board, retired) {
        Some(ProjectRefusal::MergeClaimInBatch)
    } else {
        None
    }
}

fn known(board: &Board, id: ProjectId) -> Result<&Project, ProjectRefusal> {
    board.projects.get(&id).map(AsRef::as_ref).ok_or(ProjectRefusal::Unknown)
}

/// Of one subject and one rule there is at most one open card, but for those that a ledger states.
fn is_carded_twice(board: &Board, one: ProjectId, other: ProjectId) -> bool {
    let open = |id: ProjectId| {
        let cards = board.cards.values().map(AsRef::as_ref);
        cards.filter(move |card: &&Card| {
            card.key.about == FindingSubject::Project(id) && card.is_open() && !card.is_stated()
        })
    };
    open(one).any(|card| open(other).any(|known| known.key.rule == card.key.rule))
}

fn awaits_recognition(board: &Board, retired: &Project) -> bool {
    let mut milestones = retired.milestones.iter();
    milestones.any(|milestone| board.batch_awaiting(retired.id, milestone.id).is_some())
}

/// Makes the project `id` one of its own again.
///
/// # Errors
/// When it was not merged, or something was built on the merger.
pub fn separate(
    board: &Board,
    id: ProjectId,
    reason: Text,
) -> Result<ProjectChange, ProjectRefusal> {
    let merged = board.merged.get(&id).ok_or(ProjectRefusal::NotMerged)?;
    if merged.before.is_none() {
        return Err(ProjectRefusal::NotMerged);
    }
    if !built_on(board, merged).is_empty() {
        return Err(ProjectRefusal::MergeBuiltOn);
    }
    Ok(ProjectChange::Separated { reason })
}

/// What changed since on the project that stayed, and keeps the two from being separated.
pub fn built_on(board: &Board, merged: &Merged) -> BTreeSet<Subject> {
    let into = merged.into;
    let Some(stays) = board.projects.get(&into) else {
        return BTreeSet::from([Subject::Project(into)]);
    };
    let belongings = Belongings::of(board, into);
    let about = belongings.subjects(into).filter_map(|it| Some((it, board.version(it)?)));
    let own = [(Subject::Project(into), stays.version)].into_iter().chain(parts_of(stays));
    let mut found: BTreeSet<Subject> = own
        .chain(about)
        .filter(|(_, version)| *version > merged.seq)
        .map(|(subject, _)| subject)
        .collect();
    found.extend(changed_entries(board, merged));
    found
}

/// Lists on which the entry of the project that stayed is no longer as the merger left it, and
/// sub-projects that went elsewhere since.
fn changed_entries(board: &Board, merged: &Merged) -> Vec<Subject> {
    let Some(before) = &merged.before else { return Vec::new() };
    let lists = before.entries.iter().filter(|(list, retired, own)| {
        let known = board.lists.get(list).and_then(|list| list.entries.get(&merged.into));
        known != Some(own.as_ref().unwrap_or(retired))
    });
    let parts = before.moved.parts.iter().copied().filter(|part| {
        let known = board.projects.get(part);
        known.is_none_or(|known| known.parent != Some(merged.into))
    });
    lists.map(|(list, ..)| Subject::List(*list)).chain(parts.map(Subject::Project)).collect()
}
