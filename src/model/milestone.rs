//! 节点: a dated piece of a project's plan with its five dates: baseline, current plan, forecast,
//! claimed, recognised. Start and completion are milestones like the others.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::{Entry, fact::Answer};
use crate::value::{
    Day, EvidenceId, LedgerDate, MilestoneId, Name, Seq, Text, Timestamp, code::codes,
};

mod command;
mod date_request;
mod event;
mod refusal;

pub use command::MilestoneAction;
pub use date_request::{DateRequest, MoveAnswer, MoveReason};
pub use event::MilestoneChange;
pub use refusal::MilestoneRefusal;

/// What reaching the milestone means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum MilestoneKind {
    /// 开工
    Start,
    /// Anything between.
    Step,
    /// 竣工
    Completion,
}

codes!(MilestoneKind);

/// The planned date: as first given, and as it stands after approved changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    /// The first plan; never changes.
    pub baseline: LedgerDate,
    /// The plan in force.
    pub plan: LedgerDate,
}

/// A unit's word that the milestone is reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// The date claimed.
    pub date: LedgerDate,
    /// When it was claimed.
    pub at: Timestamp,
    /// What shows it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceId>,
}

/// A claim that the office gave back; it stays visible until the next one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnedClaim {
    /// The date that was claimed.
    pub date: LedgerDate,
    /// Why it was given back.
    pub reason: Text,
    /// When.
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
    /// The last claim, if the office gave it back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub returned: Option<ReturnedClaim>,
    /// The last wish to move its date, with what the office answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<DateRequest>,
    /// What was recognised: reached, not reached, or nothing said.
    pub recognised: Answer,
    /// Its share of the construction, in thousandths, set by the office.
    pub weight: Option<u16>,
    /// Position of its last event.
    pub version: Seq,
}

impl Milestone {
    /// A milestone of which only the plan is known.
    pub fn new(
        id: MilestoneId,
        kind: MilestoneKind,
        name: Option<Name>,
        plan: Option<LedgerDate>,
        version: Seq,
    ) -> Self {
        Self {
            id,
            kind,
            name,
            schedule: plan.map(|plan| Schedule { baseline: plan, plan }),
            forecast: None,
            claimed: None,
            returned: None,
            asked: None,
            recognised: Answer::Unknown,
            weight: None,
            version,
        }
    }

    /// The claim that waits for recognition.
    pub fn open_claim(&self) -> Option<&Claim> {
        self.claimed.as_ref().filter(|_| !self.recognised.is_yes())
    }

    /// The date on which it was reached, as recognised or else claimed.
    pub fn reached(&self) -> Option<LedgerDate> {
        self.recognised.date().or(self.claimed.as_ref().map(|claim| claim.date))
    }

    /// Days by which it is past its planned date on `day`: positive only when it is due, not
    /// recognised, and not claimed in time.
    pub fn overdue(&self, day: Day) -> Option<i32> {
        let due = self.schedule?.plan.due();
        let open = !self.recognised.is_yes() && self.claimed.is_none();
        (open && due < day).then(|| due.days_until(day))
    }

    /// Days from `planned` to the date reached (or forecast); `None` while either is unknown.
    pub fn slip(&self, planned: LedgerDate) -> Option<i32> {
        let reached = self.reached().or(self.forecast)?;
        let late = planned.due().days_until(reached.due());
        let within = reached.month() == planned.month()
            && matches!((planned, reached), (LedgerDate::Month(_), _) | (_, LedgerDate::Month(_)));
        Some(if within { 0 } else { late })
    }

    /// Moves the plan; a wish that caused it stays visible with its answer, any other lapses.
    fn plan(&mut self, plan: LedgerDate, wished: bool) {
        let from = self.schedule.map(|schedule| schedule.plan);
        let baseline = self.schedule.map_or(plan, |schedule| schedule.baseline);
        self.schedule = Some(Schedule { baseline, plan });
        self.asked = self.asked.take().filter(|_| wished).map(|asked| {
            let answer = Some(MoveAnswer::Granted { from });
            DateRequest { answer, ..asked }
        });
    }

    /// The milestone that its addition makes; none of any other change.
    pub fn made(id: MilestoneId, change: &MilestoneChange, entry: &Entry<'_>) -> Option<Self> {
        let MilestoneChange::Added { kind, name, plan } = change else { return None };
        Some(Self::new(id, *kind, name.clone(), *plan, entry.seq))
    }

    /// Applies a later change.
    pub fn apply(&mut self, change: &MilestoneChange, entry: &Entry<'_>) {
        self.version = entry.seq;
        let at = entry.at;
        match change {
            MilestoneChange::Added { .. } => {}
            MilestoneChange::Planned { plan, cause, .. } => self.plan(*plan, cause.is_some()),
            MilestoneChange::Forecast { date } => self.forecast = Some(*date),
            MilestoneChange::MoveAsked { date, reason, words } => {
                let (by, words) = (entry.actor.name.clone(), words.clone());
                let (date, reason) = (*date, *reason);
                self.asked = Some(DateRequest { date, reason, words, by, at, answer: None });
            }
            MilestoneChange::MoveRefused { reason } => {
                if let Some(asked) = &mut self.asked {
                    asked.answer = Some(MoveAnswer::Refused { reason: reason.clone() });
                }
            }
            MilestoneChange::Claimed { date, evidence } => {
                self.claimed = Some(Claim { date: *date, at, evidence: evidence.clone() });
                self.returned = None;
            }
            MilestoneChange::ClaimReturned { reason } => {
                let reason = reason.clone();
                let returned = |claim: Claim| ReturnedClaim { date: claim.date, reason, at };
                self.returned = self.claimed.take().map(returned);
            }
            MilestoneChange::Recognised { answer } => self.recognised = *answer,
            MilestoneChange::Weighed { weight } => self.weight = Some(*weight),
        }
    }
}
