//! The parts of a project that have versions of their own.

use crate::{event::Subject, model::project::Project, value::Seq};

/// The milestones, plans and reports of a project with their versions.
pub fn parts_of(project: &Project) -> impl Iterator<Item = (Subject, Seq)> {
    let id = project.id;
    let milestones = project.milestones.iter();
    let plans = project.plans.iter();
    let filed = project.reports.iter();
    let pending = project.pending.iter();
    milestones
        .map(move |part| (Subject::Milestone(id, part.id), part.version))
        .chain(plans.map(move |(year, plan)| (Subject::Plan(id, *year), plan.version)))
        .chain(filed.map(move |(month, it)| (Subject::Report(id, *month), it.version)))
        .chain(pending.map(move |(month, it)| (Subject::Report(id, *month), it.version)))
}
