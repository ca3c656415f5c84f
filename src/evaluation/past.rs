//! A project as it stood on a past day, as far as its dated facts tell.

use std::sync::Arc;

use crate::{
    model::{
        fact::Occurrence,
        milestone::Milestone,
        plan::YearPlan,
        project::Project,
        stage::{Condition, Stage},
    },
    value::Day,
};

/// What is known today about how a project stood on `day`.
pub fn as_of(project: &Project, day: Day) -> Project {
    let mut stood = project.clone();
    stood.enrolled = answer(stood.enrolled, day);
    stood.counted = answer(stood.counted, day);
    let later = |condition: &Condition| match condition {
        Condition::Suspended { since, .. } => *since > day,
        Condition::Active | Condition::Cancelled { .. } => false,
    };
    if later(&stood.condition) {
        stood.condition = Condition::Active;
    }
    for known in Arc::make_mut(&mut stood.milestones) {
        milestone(known, day);
    }
    // An explicit stage has no date; it cannot outlive the start or completion it followed.
    if !stood.completed().is_yes() {
        stood.stage = stood.stage.map(|stage| stage.min(Stage::Started));
    }
    for versions in stood.plans.values_mut() {
        plan(versions, day);
    }
    stood
}

/// A project as it was judged on `day`, with what is known today of what had happened by `end`: a start
/// recognised later counts with a date until then, a claim entered later does not, whatever its date.
pub fn as_judged(project: &Project, day: Day, end: Day) -> Project {
    let mut stood = as_of(project, day);
    stood.enrolled = answer(stood.enrolled, end);
    stood.counted = answer(stood.counted, end);
    for known in Arc::make_mut(&mut stood.milestones) {
        known.recognised = answer(known.recognised, end);
        if known.claimed.as_ref().is_some_and(|claim| claim.at.day() > day) {
            known.claimed = None;
        }
    }
    stood
}

/// What happened later had not happened; a month may mean any of its days.
fn answer(answer: Occurrence, day: Day) -> Occurrence {
    match answer.date() {
        Some(date) if date.first_day() > day => Occurrence::No,
        _ => answer,
    }
}

fn milestone(milestone: &mut Milestone, day: Day) {
    milestone.recognised = answer(milestone.recognised, day);
    let later = |claim: &crate::model::milestone::Claim| {
        claim.at.day() > day && claim.date.first_day() > day
    };
    if milestone.claimed.as_deref().is_some_and(later) {
        milestone.claimed = None;
    }
}

fn plan(versions: &mut YearPlan, day: Day) {
    versions.later.retain(|version| version.since <= day);
}
