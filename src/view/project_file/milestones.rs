//! A project's milestones as lines, with how late each is.

use serde::{Deserialize, Serialize};

use crate::{
    model::{
        fact::Occurrence,
        milestone::{DateRequest, Milestone, MilestoneKind, ReturnedClaim, Schedule},
        project::Project,
    },
    value::{Day, LedgerDate, MilestoneId, Seq, Year},
};

/// One milestone as a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MilestoneLine {
    /// The identifier that commands about the milestone name.
    pub id: MilestoneId,
    /// The kind of milestone.
    pub kind: MilestoneKind,
    /// Its name; start and completion take theirs from the catalogue.
    pub name: Option<String>,
    /// The planned dates: the baseline and the plan in force.
    pub schedule: Option<Schedule>,
    /// The date that the unit now expects; none where it named none.
    pub forecast: Option<LedgerDate>,
    /// The date that the unit claims; none where nothing is claimed.
    pub claimed: Option<LedgerDate>,
    /// The last claim, if the office gave it back.
    #[serde(default)]
    pub returned: Option<ReturnedClaim>,
    /// The last request to move its date, with what the office answered.
    #[serde(default)]
    pub asked: Option<DateRequest>,
    /// Whether it was recognised as reached, and with which date.
    pub recognised: Occurrence,
    /// Whether only a ledger states that it was reached within the year shown, and its unit may turn that
    /// into a claim.
    #[serde(default)]
    pub awaits_claim: bool,
    /// Days late against the baseline and the plan; negative is early.
    pub slip: Option<(i32, i32)>,
    /// Days past the plan, while it is neither reached nor claimed.
    pub overdue: Option<i32>,
    /// The version that a command about it must name.
    pub version: Seq,
}

/// In the order of their plans; what has no plan comes last. `year` is the one that starts and
/// completions are shown of.
pub(in crate::view) fn milestones(project: &Project, today: Day, year: Year) -> Vec<MilestoneLine> {
    let mut milestones: Vec<&Milestone> = project.milestones.iter().collect();
    milestones.sort_by_key(|m| (m.schedule.is_none(), m.schedule.map(|s| s.plan.due()), m.kind));
    let line = |milestone: &Milestone| MilestoneLine {
        id: milestone.id,
        kind: milestone.kind,
        name: milestone.name.as_ref().map(ToString::to_string),
        schedule: milestone.schedule,
        forecast: milestone.forecast,
        claimed: milestone.claimed.as_ref().map(|claim| claim.date),
        returned: milestone.returned.as_deref().cloned(),
        asked: milestone.asked.as_deref().cloned(),
        recognised: milestone.recognised,
        awaits_claim: milestone.awaits_claim(year),
        slip: milestone.schedule.and_then(|schedule| {
            Some((milestone.slip(schedule.baseline)?, milestone.slip(schedule.plan)?))
        }),
        overdue: milestone.overdue(today),
        version: milestone.version,
    };
    milestones.into_iter().map(line).collect()
}
