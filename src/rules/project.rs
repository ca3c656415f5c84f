//! Projects: what they are called, whose they are, where they stand and whether they are pursued. The
//! office keeps them; start and completion are not set here but recognised as milestones.

use super::{Case, changed, evidence};
use crate::{
    board::Board,
    event::{Event, Subject},
    model::{
        actor::Actor,
        paper::PaperReference,
        project::{
            FactChange, Project, ProjectAction, ProjectChange, ProjectFacts, ProjectRefusal,
        },
        stage::{Condition, Stage, SuspensionReason},
    },
    refusal::Refusal,
    value::{Money, ProjectId, text::normalised},
};

pub mod merge;
#[cfg(test)]
mod tests;

/// Whether `actor` may keep projects.
pub fn may(_board: &Board, actor: &Actor, _subject: Subject, _action: &ProjectAction) -> bool {
    actor.is_office()
}

/// Decides an action; saying again what stands changes nothing.
///
/// # Errors
/// See [`ProjectRefusal`].
pub fn decide(
    case: &Case<'_>,
    subject: Subject,
    action: ProjectAction,
) -> Result<Vec<Event>, Refusal> {
    match (subject, action) {
        (Subject::City, ProjectAction::Register { facts }) => register(case.board, None, facts),
        (Subject::Project(parent), ProjectAction::Register { facts }) => {
            let entry = case.board.projects.get(&parent).ok_or(ProjectRefusal::Unknown)?;
            if entry.parent.is_some() {
                return Err(ProjectRefusal::NestedTooDeep.into());
            }
            register(case.board, Some(parent), facts)
        }
        (Subject::Project(project), ProjectAction::Merge { into, choice, reason }) => {
            let merged = merge::merge(case.board, project, into, choice, reason)?;
            Ok(vec![Event::new(subject, merged)])
        }
        (Subject::Project(project), ProjectAction::Separate { reason }) => {
            let separated = merge::separate(case.board, project, reason)?;
            Ok(vec![Event::new(subject, separated)])
        }
        (Subject::Project(project), action) => {
            let known = case.board.projects.get(&project).ok_or(ProjectRefusal::Unknown)?;
            if !known.is_live() {
                return Err(ProjectRefusal::Cancelled.into());
            }
            Ok(changed(subject, of_known(case.board, known, action)?))
        }
        _ => Err(Refusal::WrongSubject),
    }
}

fn register(
    board: &Board,
    parent: Option<ProjectId>,
    facts: ProjectFacts,
) -> Result<Vec<Event>, Refusal> {
    sound(board, &facts, None)?;
    let project = Subject::Project(board.projects.next_id());
    Ok(vec![Event::new(project, ProjectChange::Registered { parent, facts })])
}

fn of_known(
    board: &Board,
    known: &Project,
    action: ProjectAction,
) -> Result<Option<ProjectChange>, Refusal> {
    let condition = |condition: Condition| {
        (known.condition != condition).then_some(ProjectChange::ConditionSet { condition })
    };
    Ok(match action {
        ProjectAction::Register { .. }
        | ProjectAction::Merge { .. }
        | ProjectAction::Separate { .. } => return Err(Refusal::WrongSubject),
        ProjectAction::Revise { changes } => revise(board, known, changes)?,
        ProjectAction::Place { site } => {
            (known.site != site).then_some(ProjectChange::Placed { site })
        }
        ProjectAction::SetStage { stage } => {
            settable(known, stage)?;
            (known.stage != Some(stage)).then_some(ProjectChange::StageSet { stage })
        }
        ProjectAction::Suspend { reason: SuspensionReason::Other, note: None, .. } => {
            return Err(ProjectRefusal::NoteMissing.into());
        }
        ProjectAction::Suspend { reason, since, note, paper } => {
            let paper = Some(documented(board, known.id, paper)?);
            condition(Condition::Suspended { reason, since, note, paper })
        }
        ProjectAction::Resume {} if known.condition == Condition::Active => {
            return Err(ProjectRefusal::NotSuspended.into());
        }
        ProjectAction::Resume {} => condition(Condition::Active),
        ProjectAction::Cancel { reason } => condition(Condition::Cancelled { reason }),
        ProjectAction::Enrol { answer } => {
            (known.enrolled != answer).then_some(ProjectChange::Enrolled { answer })
        }
        ProjectAction::Count { answer } => {
            (known.counted != answer).then_some(ProjectChange::Counted { answer })
        }
    })
}

/// The document that suspends the project `own`: a number, or a scan that counts.
fn documented(
    board: &Board,
    own: ProjectId,
    paper: Option<PaperReference>,
) -> Result<PaperReference, ProjectRefusal> {
    let paper = paper.filter(|paper| !paper.is_blank()).ok_or(ProjectRefusal::PaperMissing)?;
    let counts = evidence::counts(board, own, paper.scan.as_slice());
    counts.then_some(paper).ok_or(ProjectRefusal::UnknownEvidence)
}

fn revise(
    board: &Board,
    known: &Project,
    changes: Vec<FactChange>,
) -> Result<Option<ProjectChange>, ProjectRefusal> {
    let mut facts = known.facts.as_ref().clone();
    for change in &changes {
        change.apply(&mut facts);
    }
    if facts == *known.facts {
        return Ok(None);
    }
    sound(board, &facts, Some(known.id))?;
    Ok(Some(ProjectChange::Revised { changes }))
}

/// Refuses facts that cannot stand as those of the project `own`, or of a new one.
fn sound(
    board: &Board,
    facts: &ProjectFacts,
    own: Option<ProjectId>,
) -> Result<(), ProjectRefusal> {
    let regions = &facts.regions;
    let shares: u32 = regions.iter().map(|share| u32::from(share.share)).sum();
    if has_namesake(board, facts, own) {
        Err(ProjectRefusal::NameTaken)
    } else if !regions.iter().all(|share| board.regions.contains_key(&share.region)) {
        Err(ProjectRefusal::UnknownRegion)
    } else if !units_known(board, facts) {
        Err(ProjectRefusal::UnknownUnit)
    } else if !regions.is_empty() && shares != 1000 {
        Err(ProjectRefusal::SharesDoNotAddUp)
    } else if facts.amounts().any(Money::is_negative) {
        Err(ProjectRefusal::Negative)
    } else {
        Ok(())
    }
}

/// Whether a project other than `own` has the same name and main region.
fn has_namesake(board: &Board, facts: &ProjectFacts, own: Option<ProjectId>) -> bool {
    let region = |facts: &ProjectFacts| facts.regions.first().map(|share| share.region);
    let (home, name) = (region(facts), normalised(facts.name.as_str()));
    // The region first: normalising every name of a large city takes milliseconds.
    board.projects.values().any(|other| {
        Some(other.id) != own
            && region(&other.facts) == home
            && normalised(other.facts.name.as_str()) == name
    })
}

fn units_known(board: &Board, facts: &ProjectFacts) -> bool {
    facts.units().all(|unit| board.units.contains_key(&unit))
}

fn settable(known: &Project, stage: Stage) -> Result<(), ProjectRefusal> {
    let fits = match stage {
        Stage::Reserve | Stage::Signed | Stage::Landed => !known.started().is_yes(),
        Stage::Started | Stage::Completed => false,
        Stage::Operating => known.completed().is_yes(),
    };
    if fits { Ok(()) } else { Err(ProjectRefusal::StageNeedsRecognition) }
}
