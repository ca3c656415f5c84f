//! A milestone opened on the board: its dates, who recognised it and when, and what shows it, as far as
//! whoever looks may see that.

use serde::{Deserialize, Serialize};

use super::Flag;
use crate::{
    access::{self, Screen},
    event::{Recorded, Subject},
    query::queries,
    value::{MilestoneId, ProjectId, Timestamp},
    view::{
        demand::{Demand, demands},
        evidence::{self, EvidenceLine},
        history::{self, HistoryLine},
        project_file::{self, MilestoneLine},
        seen::{
            Answer, Needs, Seen,
            Unanswered::{self, NotFound},
        },
    },
};

/// How many events of a milestone are told.
const EVENTS: u32 = 40;

/// The milestone in a cell of the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanCell {
    /// The project of whose row it is.
    pub project: ProjectId,
    /// The milestone that is opened.
    pub milestone: MilestoneId,
}

/// What is known of a milestone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OpenedMilestone {
    /// The project that it belongs to.
    pub project: ProjectId,
    /// The project's name.
    pub name: String,
    /// Its dates: first planned, planned, expected, claimed, recognised.
    pub line: MilestoneLine,
    /// Its flag.
    pub flag: Flag,
    /// What happened to it, newest first.
    pub history: Vec<HistoryLine>,
    /// What shows it, newest first.
    pub evidence: Vec<EvidenceLine>,
    /// What a claim has to show, kind by kind, where whoever looks may claim it now.
    pub claims: Option<Vec<Demand>>,
}

queries! { PlanCell => OpenedMilestone = "plan-cell" }

impl Answer for PlanCell {
    const SCREEN: Screen = Screen::Projects;

    fn needs(&self, seen: &Seen) -> Needs {
        let project = seen.assessment.board.standing(self.project);
        Needs::History(vec![Subject::Milestone(project, self.milestone)], EVENTS)
    }

    fn answer(
        &self,
        seen: &Seen,
        history: &[Recorded],
        now: Timestamp,
    ) -> Result<OpenedMilestone, Unanswered> {
        let (assessment, actor) = (&seen.assessment, &seen.actor);
        let (board, project) = (&assessment.board, seen.project(self.project)?);
        let milestone = project.milestone_by_id(self.milestone).ok_or(NotFound)?;
        let lines = project_file::milestones(project, now.day(), assessment.year(now));
        let line = lines.into_iter().find(|line| line.id == milestone.id).ok_or(NotFound)?;
        let shows = project.evidence.iter().rev().filter(|id| {
            let known = board.evidence.get(*id);
            known.is_some_and(|known| known.file.milestone == Some(milestone.id))
        });
        let open = line.claimed.is_none() && !line.recognised.is_recognised();
        let claims = open && access::concerns(project, actor.role);
        Ok(OpenedMilestone {
            project: project.id,
            name: project.facts.name.to_string(),
            flag: Flag::of(milestone, now.day()),
            history: history.iter().map(|event| history::line(board, actor, event)).collect(),
            evidence: evidence::shown(board, actor, project, shows),
            claims: claims.then(|| demands(board)),
            line,
        })
    }
}
