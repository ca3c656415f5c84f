//! How a project's facts, site, stage and condition may change, and why not.

use super::{FactChange, Project, ProjectAction, ProjectChange, ProjectFacts};
use crate::{
    model::{
        refusal::refusals,
        stage::{Condition, Stage, SuspensionReason},
    },
    value::{Money, ProjectId},
};

refusals! {
    /// Why a command about a project is refused.
    ProjectRefusal {
        /// No project has this identifier.
        Unknown = "unknown-project",
        /// A project of this name stands in this region already.
        NameTaken = "duplicate-name",
        /// A region that does not exist.
        UnknownRegion = "unknown-region",
        /// A unit that does not exist.
        UnknownUnit = "unknown-unit",
        /// The shares of the regions do not add up to the whole.
        SharesDoNotAddUp = "shares-do-not-add-up",
        /// Sub-projects have no sub-projects.
        NestedTooDeep = "sub-project-of-a-sub-project",
        /// Money below nothing.
        Negative = "negative-amount",
        /// Start and completion are recognised, not set; operation follows completion.
        StageNeedsRecognition = "stage-needs-recognition",
        /// A cancelled project does not change.
        Cancelled = "project-cancelled",
        /// It is not suspended.
        NotSuspended = "project-not-suspended",
        /// "Other" needs words.
        NoteMissing = "suspension-note-missing",
    }
}

/// What the decision needs to know.
pub struct ProjectCase<'a> {
    /// The project the command names, if it exists.
    pub named: Option<&'a Project>,
    /// For a new project: its parent, if one is named and exists.
    pub parent: Option<&'a Project>,
    /// Whether another project has the same name and main region.
    pub namesake: bool,
    /// Whether every region and unit the command names exists.
    pub regions_known: bool,
    /// Whether every unit the command names exists.
    pub units_known: bool,
    /// The next free identifier.
    pub next: ProjectId,
}

/// Decides a command; saying again what stands changes nothing.
///
/// # Errors
/// See [`ProjectRefusal`].
pub fn decide(
    case: &ProjectCase<'_>,
    command: ProjectAction,
) -> Result<Option<ProjectChange>, ProjectRefusal> {
    if let ProjectAction::Register { parent, facts } = command {
        return register(case, parent, facts).map(Some);
    }
    let known = case.named.ok_or(ProjectRefusal::Unknown)?;
    let project = known.id;
    if !known.is_live() {
        return Err(ProjectRefusal::Cancelled);
    }
    let condition = |condition: Condition| {
        (known.condition != condition).then_some(ProjectChange::ConditionSet { project, condition })
    };
    Ok(match command {
        ProjectAction::Register { .. } => None,
        ProjectAction::Revise { changes, .. } => revise(case, known, changes)?,
        ProjectAction::Place { site, .. } => {
            (known.site != site).then_some(ProjectChange::Placed { project, site })
        }
        ProjectAction::SetStage { stage, .. } => {
            settable(known, stage)?;
            (known.stage != Some(stage)).then_some(ProjectChange::StageSet { project, stage })
        }
        ProjectAction::Suspend { reason: SuspensionReason::Other, note: None, .. } => {
            return Err(ProjectRefusal::NoteMissing);
        }
        ProjectAction::Suspend { reason, since, note, .. } => {
            condition(Condition::Suspended { reason, since, note })
        }
        ProjectAction::Resume { .. } if known.condition == Condition::Active => {
            return Err(ProjectRefusal::NotSuspended);
        }
        ProjectAction::Resume { .. } => condition(Condition::Active),
        ProjectAction::Cancel { reason, .. } => condition(Condition::Cancelled { reason }),
        ProjectAction::Enrol { answer, .. } => {
            (known.enrolled != answer).then_some(ProjectChange::Enrolled { project, answer })
        }
        ProjectAction::Count { answer, .. } => {
            (known.counted != answer).then_some(ProjectChange::Counted { project, answer })
        }
    })
}

fn register(
    case: &ProjectCase<'_>,
    parent: Option<ProjectId>,
    facts: ProjectFacts,
) -> Result<ProjectChange, ProjectRefusal> {
    match (parent, case.parent) {
        (Some(_), None) => return Err(ProjectRefusal::Unknown),
        (_, Some(entry)) if entry.parent.is_some() => return Err(ProjectRefusal::NestedTooDeep),
        _ => {}
    }
    sound(case, &facts)?;
    Ok(ProjectChange::Registered { project: case.next, parent, facts })
}

fn revise(
    case: &ProjectCase<'_>,
    known: &Project,
    changes: Vec<FactChange>,
) -> Result<Option<ProjectChange>, ProjectRefusal> {
    let mut facts = known.facts.clone();
    for change in &changes {
        change.apply(&mut facts);
    }
    if facts == known.facts {
        return Ok(None);
    }
    sound(case, &facts)?;
    Ok(Some(ProjectChange::Revised { project: known.id, changes }))
}

fn sound(case: &ProjectCase<'_>, facts: &ProjectFacts) -> Result<(), ProjectRefusal> {
    let shares: u32 = facts.regions.iter().map(|share| u32::from(share.share)).sum();
    let checks = [
        (case.namesake, ProjectRefusal::NameTaken),
        (!case.regions_known, ProjectRefusal::UnknownRegion),
        (!case.units_known, ProjectRefusal::UnknownUnit),
        (!facts.regions.is_empty() && shares != 1000, ProjectRefusal::SharesDoNotAddUp),
        (facts.total.is_some_and(Money::is_negative), ProjectRefusal::Negative),
    ];
    checks.into_iter().find(|(wrong, _)| *wrong).map_or(Ok(()), |(_, refusal)| Err(refusal))
}

fn settable(known: &Project, stage: Stage) -> Result<(), ProjectRefusal> {
    let fits = match stage {
        Stage::Reserve | Stage::Signed | Stage::Landed => !known.started().is_yes(),
        Stage::Started | Stage::Completed => false,
        Stage::Operating => known.completed().is_yes(),
    };
    if fits { Ok(()) } else { Err(ProjectRefusal::StageNeedsRecognition) }
}
