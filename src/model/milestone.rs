//! 节点: a dated piece of a project's plan with its five dates: baseline, current plan, forecast,
//! claimed, recognised. Start and completion are milestones like the others.

use serde::{Deserialize, Serialize};

use super::{
    fact::{Answer, Fact, Source},
    refusal::refusals,
};
use crate::value::{Day, LedgerDate, MilestoneId, Name, ProjectId, Seq, Text, Timestamp};

/// What reaching the milestone means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MilestoneKind {
    /// 开工
    Start,
    /// Anything between.
    Step,
    /// 竣工
    Completion,
}

impl MilestoneKind {
    /// The stable word used in catalogues.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Step => "step",
            Self::Completion => "completion",
        }
    }
}

/// The planned date: as first given, and as it stands after approved changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    /// The first plan; never changes.
    pub baseline: LedgerDate,
    /// The plan in force.
    pub plan: LedgerDate,
}

/// A unit's word that the milestone is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// The date claimed.
    pub date: LedgerDate,
    /// When it was claimed.
    pub at: Timestamp,
}

/// One milestone of one project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    /// Its identifier.
    pub id: MilestoneId,
    /// What reaching it means.
    pub kind: MilestoneKind,
    /// Its name; start and completion take theirs from the catalogue.
    pub name: Option<Name>,
    /// Planned dates, if any were given.
    pub schedule: Option<Schedule>,
    /// The unit's honest guess.
    pub forecast: Option<LedgerDate>,
    /// The unit's claim.
    pub claimed: Option<Claim>,
    /// What was recognised: reached, not reached, or nothing said.
    pub recognised: Answer,
    /// Its share of the construction, in thousandths, set by the office.
    pub weight: Option<u16>,
    /// Position of its last event.
    pub version: Seq,
}

impl Milestone {
    /// Days by which it is past its planned date on `day`: positive only when it is due, not
    /// recognised, and not claimed in time.
    pub fn overdue(&self, day: Day) -> Option<i32> {
        let due = self.schedule?.plan.due();
        let open = !self.recognised.is_yes() && self.claimed.is_none();
        (open && due < day).then(|| due.days_until(day))
    }

    /// Days from `planned` to the date reached (or forecast); `None` while either is unknown.
    pub fn slip(&self, planned: LedgerDate) -> Option<i32> {
        let reached = self.recognised.date().or(self.claimed.map(|claim| claim.date));
        let reached = reached.or(self.forecast)?;
        let late = planned.due().days_until(reached.due());
        let within = reached.month() == planned.month()
            && matches!((planned, reached), (LedgerDate::Month(_), _) | (_, LedgerDate::Month(_)));
        Some(if within { 0 } else { late })
    }

    /// Folds a later event about this milestone.
    pub fn apply(&mut self, event: &MilestoneEvent, at: Timestamp) {
        match event {
            MilestoneEvent::Added { .. } => {}
            MilestoneEvent::Planned { plan, .. } => {
                let baseline = self.schedule.map_or(*plan, |schedule| schedule.baseline);
                self.schedule = Some(Schedule { baseline, plan: *plan });
            }
            MilestoneEvent::Forecast { date, .. } => self.forecast = Some(*date),
            MilestoneEvent::Claimed { date, .. } => self.claimed = Some(Claim { date: *date, at }),
            MilestoneEvent::Recognised { answer, .. } => self.recognised = *answer,
            MilestoneEvent::Weighed { weight, .. } => self.weight = Some(*weight),
        }
    }
}

/// What may be asked about milestones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MilestoneCommand {
    /// Adds a milestone; start and completion only once.
    Add {
        /// Which project.
        project: ProjectId,
        /// What reaching it means.
        kind: MilestoneKind,
        /// Its name; required for a step.
        #[serde(default)]
        name: Option<Name>,
        /// Its first plan.
        #[serde(default)]
        plan: Option<LedgerDate>,
    },
    /// Moves the plan.
    Plan {
        /// Which project.
        project: ProjectId,
        /// Which milestone.
        milestone: MilestoneId,
        /// The new date.
        plan: LedgerDate,
        /// Why; required when it replaces another date.
        #[serde(default)]
        reason: Option<Text>,
    },
    /// States an honest guess.
    Forecast {
        /// Which project.
        project: ProjectId,
        /// Which milestone.
        milestone: MilestoneId,
        /// The guess.
        date: LedgerDate,
    },
    /// Claims that it is reached.
    Claim {
        /// Which project.
        project: ProjectId,
        /// Which milestone.
        milestone: MilestoneId,
        /// When.
        date: LedgerDate,
    },
    /// Recognises that it is reached.
    Recognise {
        /// Which project.
        project: ProjectId,
        /// Which milestone.
        milestone: MilestoneId,
        /// When.
        date: LedgerDate,
    },
    /// Sets its share of the construction in thousandths.
    Weigh {
        /// Which project.
        project: ProjectId,
        /// Which milestone.
        milestone: MilestoneId,
        /// The share.
        weight: u16,
    },
}

impl MilestoneCommand {
    /// The project it is about.
    pub const fn project(&self) -> ProjectId {
        match self {
            Self::Add { project, .. }
            | Self::Plan { project, .. }
            | Self::Forecast { project, .. }
            | Self::Claim { project, .. }
            | Self::Recognise { project, .. }
            | Self::Weigh { project, .. } => *project,
        }
    }
}

/// What happened to a milestone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MilestoneEvent {
    /// It was added.
    Added {
        /// Which project.
        project: ProjectId,
        /// Which milestone.
        milestone: MilestoneId,
        /// What reaching it means.
        kind: MilestoneKind,
        /// Its name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<Name>,
        /// Its first plan.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        plan: Option<LedgerDate>,
    },
    /// A planned date was set or moved.
    Planned {
        /// Which project.
        project: ProjectId,
        /// Which milestone.
        milestone: MilestoneId,
        /// The date.
        plan: LedgerDate,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Text>,
    },
    /// A guess was stated.
    Forecast {
        /// Which project.
        project: ProjectId,
        /// Which milestone.
        milestone: MilestoneId,
        /// The guess.
        date: LedgerDate,
    },
    /// It was claimed.
    Claimed {
        /// Which project.
        project: ProjectId,
        /// Which milestone.
        milestone: MilestoneId,
        /// When.
        date: LedgerDate,
    },
    /// It was said to be reached, or not.
    Recognised {
        /// Which project.
        project: ProjectId,
        /// Which milestone.
        milestone: MilestoneId,
        /// The answer.
        answer: Answer,
    },
    /// Its share was set.
    Weighed {
        /// Which project.
        project: ProjectId,
        /// Which milestone.
        milestone: MilestoneId,
        /// The share in thousandths.
        weight: u16,
    },
}

impl MilestoneEvent {
    /// The project and the milestone it is about.
    pub const fn subject(&self) -> (ProjectId, MilestoneId) {
        match self {
            Self::Added { project, milestone, .. }
            | Self::Planned { project, milestone, .. }
            | Self::Forecast { project, milestone, .. }
            | Self::Claimed { project, milestone, .. }
            | Self::Recognised { project, milestone, .. }
            | Self::Weighed { project, milestone, .. } => (*project, *milestone),
        }
    }
}

refusals! {
    /// Why a command about milestones is refused.
    MilestoneRefusal {
        /// No project has this identifier.
        UnknownProject = "unknown-project",
        /// The project has no such milestone.
        Unknown = "unknown-milestone",
        /// A project starts and completes once.
        AlreadyThere = "milestone-already-there",
        /// A step needs a name.
        NameMissing = "milestone-name-missing",
        /// Moving a plan needs a reason.
        ReasonMissing = "plan-reason-missing",
        /// Within 30 days of the date only the office moves the plan.
        OnlyOfficeMoves = "plan-close-to-its-date",
        /// What is reached has no forecast and no new plan.
        AlreadyRecognised = "milestone-already-recognised",
        /// A claim or recognition lies in the future.
        InTheFuture = "date-in-the-future",
        /// A completion before the start.
        CompletionBeforeStart = "completion-before-start",
        /// A share above the whole.
        WeightTooLarge = "weight-too-large",
    }
}

/// What the decision needs to know.
pub struct MilestoneFacts<'a> {
    /// The project's milestones, or `None` when there is no such project.
    pub milestones: Option<&'a [Milestone]>,
    /// The next free identifier.
    pub next: MilestoneId,
    /// Whether the actor belongs to the office.
    pub by_office: bool,
    /// The day on which the command is given.
    pub today: Day,
}

/// Decides a command; saying again what stands changes nothing.
///
/// # Errors
/// See [`MilestoneRefusal`].
pub fn decide(
    facts: &MilestoneFacts<'_>,
    command: MilestoneCommand,
) -> Result<Option<MilestoneEvent>, MilestoneRefusal> {
    let milestones = facts.milestones.ok_or(MilestoneRefusal::UnknownProject)?;
    let find = |id| milestones.iter().find(|m| m.id == id).ok_or(MilestoneRefusal::Unknown);
    Ok(match command {
        MilestoneCommand::Add { project, kind, name, plan } => {
            addable(milestones, kind, name.as_ref())?;
            Some(MilestoneEvent::Added { project, milestone: facts.next, kind, name, plan })
        }
        MilestoneCommand::Plan { project, milestone, plan, reason } => {
            let known = find(milestone)?;
            let same = known.schedule.is_some_and(|schedule| schedule.plan == plan);
            if !same {
                movable(known, reason.as_ref(), facts)?;
                in_order(milestones, known, plan)?;
            }
            (!same).then_some(MilestoneEvent::Planned { project, milestone, plan, reason })
        }
        MilestoneCommand::Forecast { project, milestone, date } => {
            let known = find(milestone)?;
            if known.recognised.is_yes() {
                return Err(MilestoneRefusal::AlreadyRecognised);
            }
            (known.forecast != Some(date)).then_some(MilestoneEvent::Forecast {
                project,
                milestone,
                date,
            })
        }
        MilestoneCommand::Claim { project, milestone, date } => {
            let known = find(milestone)?;
            past(date, facts.today)?;
            if known.recognised.is_yes() {
                return Err(MilestoneRefusal::AlreadyRecognised);
            }
            let same = known.claimed.is_some_and(|claim| claim.date == date);
            (!same).then_some(MilestoneEvent::Claimed { project, milestone, date })
        }
        MilestoneCommand::Recognise { project, milestone, date } => {
            let known = find(milestone)?;
            past(date, facts.today)?;
            in_order(milestones, known, date)?;
            let answer = Answer::Yes(Fact { date: Some(date), source: Source::Office });
            (known.recognised != answer).then_some(MilestoneEvent::Recognised {
                project,
                milestone,
                answer,
            })
        }
        MilestoneCommand::Weigh { project, milestone, weight } => {
            let known = find(milestone)?;
            let others: u32 = milestones
                .iter()
                .filter(|m| m.id != milestone)
                .filter_map(|m| m.weight)
                .map(u32::from)
                .sum();
            if others + u32::from(weight) > 1000 {
                return Err(MilestoneRefusal::WeightTooLarge);
            }
            (known.weight != Some(weight)).then_some(MilestoneEvent::Weighed {
                project,
                milestone,
                weight,
            })
        }
    })
}

fn addable(
    milestones: &[Milestone],
    kind: MilestoneKind,
    name: Option<&Name>,
) -> Result<(), MilestoneRefusal> {
    match kind {
        MilestoneKind::Step if name.is_none() => Err(MilestoneRefusal::NameMissing),
        MilestoneKind::Step => Ok(()),
        once if milestones.iter().any(|m| m.kind == once) => Err(MilestoneRefusal::AlreadyThere),
        _ => Ok(()),
    }
}

fn movable(
    known: &Milestone,
    reason: Option<&Text>,
    facts: &MilestoneFacts<'_>,
) -> Result<(), MilestoneRefusal> {
    if known.recognised.is_yes() {
        return Err(MilestoneRefusal::AlreadyRecognised);
    }
    let Some(schedule) = known.schedule else {
        return Ok(());
    };
    if reason.is_none() {
        return Err(MilestoneRefusal::ReasonMissing);
    }
    let close = facts.today.days_until(schedule.plan.due()) < 30;
    if close && !facts.by_office { Err(MilestoneRefusal::OnlyOfficeMoves) } else { Ok(()) }
}

fn past(date: LedgerDate, today: Day) -> Result<(), MilestoneRefusal> {
    if date.first_day() > today { Err(MilestoneRefusal::InTheFuture) } else { Ok(()) }
}

/// A completion may not come before its start: neither planned nor recognised.
fn in_order(
    milestones: &[Milestone],
    moved: &Milestone,
    date: LedgerDate,
) -> Result<(), MilestoneRefusal> {
    let of = |kind| {
        let other = milestones.iter().find(|m| m.kind == kind)?;
        other.recognised.date().or(other.schedule.map(|schedule| schedule.plan))
    };
    let wrong = match moved.kind {
        MilestoneKind::Start => {
            of(MilestoneKind::Completion).is_some_and(|end| end.due() < date.first_day())
        }
        MilestoneKind::Completion => {
            of(MilestoneKind::Start).is_some_and(|start| date.due() < start.first_day())
        }
        MilestoneKind::Step => false,
    };
    if wrong { Err(MilestoneRefusal::CompletionBeforeStart) } else { Ok(()) }
}
