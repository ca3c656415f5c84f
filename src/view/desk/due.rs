//! What stands below a line of the grid once it is opened: the milestones that are due, with what was
//! attached to them.

use serde::{Deserialize, Serialize};

use crate::{
    access,
    board::Board,
    model::{actor::Actor, project::Project},
    value::{Day, ProjectId, Timestamp},
    view::{
        assessment::Assessment,
        evidence::{self, EvidenceLine},
        project_file::{MilestoneLine, milestones},
    },
};

/// Milestones due within so many days are listed; overdue ones and the next one always are.
const SOON: i32 = 60;

/// A milestone with the time left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueLine {
    /// The milestone as a line of the project's file.
    pub line: MilestoneLine,
    /// Days until its planned date; negative once that is past.
    pub days_left: Option<i32>,
}

/// What is due of one project.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DueView {
    /// Milestones that are due or soon will be, those that were asked about, those that only a ledger
    /// states, and the next one.
    pub milestones: Vec<DueLine>,
    /// What was attached to them and counts.
    pub evidence: Vec<EvidenceLine>,
}

/// What is due of a project on the desk of `actor`; nothing of others' projects.
pub fn due_of(
    assessment: &Assessment,
    actor: &Actor,
    id: ProjectId,
    today: Day,
) -> Option<DueView> {
    let board = &assessment.board;
    let project = board.projects.get(&board.standing(id))?;
    access::concerns(project, actor.role).then(|| {
        let milestones = due(assessment, project, today);
        let evidence = attached(board, actor, project, &milestones);
        DueView { milestones, evidence }
    })
}

/// What was attached to these milestones and was not withdrawn, oldest first.
fn attached(
    board: &Board,
    actor: &Actor,
    project: &Project,
    milestones: &[DueLine],
) -> Vec<EvidenceLine> {
    let lines = evidence::shown(board, actor, project, project.evidence.iter());
    let shows =
        |line: &EvidenceLine| milestones.iter().any(|due| Some(due.line.id) == line.milestone);
    lines.into_iter().filter(|line| line.withdrawn.is_none() && shows(line)).collect()
}

/// What is due and what waits for a claim. What a ledger alone states has happened, so that no days are
/// left for it.
pub(super) fn due(assessment: &Assessment, project: &Project, today: Day) -> Vec<DueLine> {
    let lines = milestones(project, today, assessment.year(Timestamp::start_of(today)));
    let next = lines.iter().find(|line| !line.recognised.is_yes()).map(|line| line.id);
    let lines = lines.into_iter().filter(|line| !line.recognised.is_recognised());
    let lines = lines.filter_map(|line| {
        let stated = line.recognised.is_yes();
        let due = line.schedule.map(|schedule| schedule.plan.due()).filter(|_| !stated);
        let days_left = due.map(|due| today.days_until(due));
        let near = days_left.is_some_and(|days| days <= SOON);
        let spoken_of = line.returned.is_some() || (line.asked.is_some() && !stated);
        let claims = line.awaits_claim || (stated && line.claimed.is_some());
        let listed = next == Some(line.id) || near || spoken_of || claims;
        listed.then_some(DueLine { line, days_left })
    });
    lines.collect()
}
