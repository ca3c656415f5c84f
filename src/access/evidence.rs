//! Who may attach evidence to a project, and who may see what was attached.

use super::{concerns, notice};
use crate::{
    board::Board,
    model::{
        actor::{Actor, Role},
        evidence::Evidence,
        notice::Notice,
        project::Project,
    },
    value::{EvidenceId, ProjectId},
};

/// Whether somebody may attach evidence to a project, so that nobody else's file is ever received:
/// whose project it is, whoever must answer a notice about it, and the leaders who issue notices.
pub fn may_attach_evidence(board: &Board, actor: &Actor, project: ProjectId) -> bool {
    actor.is_office()
        || (actor.role == Role::Leader && board.projects.contains_key(&project))
        || crate::rules::is_theirs(board, actor, project)
        || notice::has_to_answer(board, actor, project)
}

/// Whether `actor` may see the evidence of `project`: those whose it is, and those who decide.
pub fn may_see_evidence(actor: &Actor, project: &Project) -> bool {
    matches!(actor.role, Role::Office | Role::Leader | Role::Admin) || concerns(project, actor.role)
}

/// Whether `actor` may have a file: everybody once it is public; before, those who see all evidence of
/// its project, whoever attached it, and the addressee of a notice that shows it.
pub fn may_see_file(board: &Board, actor: &Actor, evidence: &Evidence) -> bool {
    let project = board.projects.get(&evidence.project);
    let shown = |notice: &Notice| {
        notice::addressee(notice).is_some_and(|to| super::is_addressee(actor, to))
            && shows(notice, evidence.id)
    };
    evidence.is_public()
        || project.is_some_and(|project| may_see_evidence(actor, project))
        || matches!(actor.role, Role::Unit(_) | Role::RegionOffice(_))
            && (evidence.by.role == actor.role || board.notices.values().any(|n| shown(n)))
}

/// Whether an issued notice shows the evidence, in its text or in what came after.
fn shows(notice: &Notice, evidence: EvidenceId) -> bool {
    notice.issued().is_some_and(|issued| {
        let later = issued.steps.iter().flat_map(|step| &step.evidence);
        issued.paper.evidence.iter().chain(later).any(|shown| *shown == evidence)
    })
}
