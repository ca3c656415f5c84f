//! 节点: a milestone of a project's plan with its five dates: baseline, current plan, forecast,
//! claimed, recognised. The start and the completion are milestones, too.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::{Entry, fact::Occurrence};
use crate::value::{
    Day, EvidenceId, LedgerDate, MilestoneId, Name, Seq, Text, Timestamp, Year, code::codes,
};

mod command;
mod date_request;
mod dates;
mod event;
mod refusal;

pub use command::MilestoneAction;
pub use date_request::{DateRequest, MoveAnswer, MoveReason};
pub use dates::{AttestedBy, Dates};
pub use event::MilestoneChange;
pub use refusal::MilestoneRefusal;

/// The kind of a milestone: the start, the completion or a step between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum MilestoneKind {
    /// 开工: the start of construction.
    Start,
    /// Any milestone between start and completion.
    Step,
    /// 竣工: the completion of construction.
    Completion,
}

codes!(MilestoneKind);

/// The planned date of a milestone: the original one and the one in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    /// The date first planned, which never changes.
    pub baseline: LedgerDate,
    /// The planned date in force.
    pub plan: LedgerDate,
}

/// A unit's statement that the milestone has been reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// The date on which the milestone is said to have been reached.
    pub date: LedgerDate,
    /// The moment the claim was made.
    pub at: Timestamp,
    /// The files that support the claim.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceId>,
}

/// A claim that the office returned; it is kept until the next claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnedClaim {
    /// The date on which the milestone was said to have been reached.
    pub date: LedgerDate,
    /// The reason why the office returned it.
    pub reason: Text,
    /// The moment it was returned.
    pub at: Timestamp,
}

/// One milestone of one project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    /// The identifier of the milestone.
    pub id: MilestoneId,
    /// Whether it is the start, a step or the completion.
    pub kind: MilestoneKind,
    /// Its name; `None` for start and completion, whose names come from the message catalogue.
    pub name: Option<Name>,
    /// Its planned date; `None` while none was set.
    pub schedule: Option<Schedule>,
    /// The date on which the unit expects to reach it; `None` without a forecast.
    pub forecast: Option<LedgerDate>,
    /// The unit's claim to have reached it; `None` without one, or after it was returned.
    pub claimed: Option<Box<Claim>>,
    /// The last claim, if the office returned it and no new one followed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub returned: Option<Box<ReturnedClaim>>,
    /// The last request to move its planned date, with the office's answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<Box<DateRequest>>,
    /// Whether it counts as reached, with date and source; `Unknown` while nothing is stated.
    pub recognised: Occurrence,
    /// Its share of the construction, in thousandths, set by the office; `None` without a share.
    pub weight: Option<u16>,
    /// Whether it was claimed and whoever looks may not know: on narrowed boards alone. What waits for
    /// recognition is not overdue, whoever knows of it.
    #[serde(skip)]
    pub claim_withheld: bool,
    /// Log position of the milestone's last event.
    pub version: Seq,
}

impl Milestone {
    /// A milestone with nothing but its plan.
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
            recognised: Occurrence::Unknown,
            weight: None,
            claim_withheld: false,
            version,
        }
    }

    /// The claim, if it still waits for recognition; what only a ledger states is none.
    pub fn open_claim(&self) -> Option<&Claim> {
        self.claimed.as_deref().filter(|_| !self.recognised.is_recognised())
    }

    /// Whether a ledger alone states that it was reached, on a date of `year` or on none that is known, so
    /// that a claim would bring it to recognition. What was reached in another year counts for none to
    /// come.
    pub fn awaits_claim(&self, year: Year) -> bool {
        let planned = self.schedule.map(|schedule| schedule.plan);
        let date = self.recognised.date().or(planned);
        self.recognised.is_by_ledger()
            && self.claimed.is_none()
            && !self.claim_withheld
            && date.is_none_or(|date| date.month().year() == year)
    }

    /// The milestone for those who learn of no claim before it is recognised and of nothing that was
    /// asked and given back; `None` where that is all there is.
    pub fn published(&self) -> Option<Self> {
        let waits = self.open_claim().is_some();
        let claimed = self.claimed.as_deref().filter(|_| !waits);
        let shows = claimed.is_some_and(|claim| !claim.evidence.is_empty());
        if !waits && !shows && self.returned.is_none() && self.asked.is_none() {
            return None;
        }
        let bare = |claim: &Claim| Box::new(Claim { evidence: Vec::new(), ..claim.clone() });
        let claimed = claimed.map(bare);
        let (returned, asked) = (None, None);
        Some(Self { claimed, claim_withheld: waits, returned, asked, ..self.clone() })
    }

    /// The date on which it was reached: the recognised one, else the claimed one.
    pub fn reached(&self) -> Option<LedgerDate> {
        self.recognised.date().or(self.claimed.as_ref().map(|claim| claim.date))
    }

    /// Whether it was recognised or claimed by `day`: what was reached later, on its own date, had not
    /// been reached then, whoever knows it now. A month may mean any of its days.
    pub fn was_reached(&self, day: Day) -> bool {
        let by_then = |date: LedgerDate| date.first_day() <= day;
        let recognised = self.recognised.fact();
        self.claim_withheld
            || recognised.is_some_and(|fact| fact.date.is_none_or(by_then))
            || self.claimed.as_ref().is_some_and(|claim| by_then(claim.date))
    }

    /// Days from its planned date to `day`; `None` unless the date had passed by then and the milestone
    /// was neither recognised nor claimed.
    pub fn overdue(&self, day: Day) -> Option<i32> {
        let due = self.schedule?.plan.due();
        (due < day && !self.was_reached(day)).then(|| due.days_until(day))
    }

    /// Days from `planned` to the date reached (or forecast); `None` while neither is known.
    pub fn slip(&self, planned: LedgerDate) -> Option<i32> {
        let reached = self.reached().or(self.forecast)?;
        let late = planned.due().days_until(reached.due());
        let within = reached.month() == planned.month()
            && matches!((planned, reached), (LedgerDate::Month(_), _) | (_, LedgerDate::Month(_)));
        Some(if within { 0 } else { late })
    }

    /// Sets the planned date; a request that led to it is marked as granted, any other is dropped.
    fn plan(&mut self, plan: LedgerDate, requested: bool) {
        let from = self.schedule.map(|schedule| schedule.plan);
        let baseline = self.schedule.map_or(plan, |schedule| schedule.baseline);
        self.schedule = Some(Schedule { baseline, plan });
        self.asked = self.asked.take().filter(|_| requested).map(|asked| {
            let answer = Some(MoveAnswer::Granted { from });
            Box::new(DateRequest { answer, ..*asked })
        });
    }

    /// The milestone that an `Added` change creates; `None` for any other change.
    pub fn made(id: MilestoneId, change: &MilestoneChange, entry: &Entry<'_>) -> Option<Self> {
        let MilestoneChange::Added { kind, name, plan } = change else { return None };
        Some(Self::new(id, *kind, name.clone(), *plan, entry.seq))
    }

    /// Applies a change that came after the milestone was added.
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
                let asked = DateRequest { date, reason, words, by, at, answer: None };
                self.asked = Some(Box::new(asked));
            }
            MilestoneChange::MoveRefused { reason } => {
                if let Some(asked) = &mut self.asked {
                    asked.answer = Some(MoveAnswer::Refused { reason: reason.clone() });
                }
            }
            MilestoneChange::Claimed { date, evidence } => {
                let claim = Claim { date: *date, at, evidence: evidence.clone() };
                self.claimed = Some(Box::new(claim));
                self.returned = None;
            }
            MilestoneChange::ClaimWithdrawn {} => self.claimed = None,
            MilestoneChange::ClaimReturned { reason } => {
                let reason = reason.clone();
                let returned = |claim: Box<Claim>| ReturnedClaim { date: claim.date, reason, at };
                self.returned = self.claimed.take().map(returned).map(Box::new);
            }
            MilestoneChange::Recognised { answer } => self.recognised = *answer,
            MilestoneChange::Weighed { weight } => self.weight = Some(*weight),
            MilestoneChange::TakenBack { before } => {
                if let Some(before) = before {
                    *self = Self { version: entry.seq, ..before.as_ref().clone() };
                }
            }
        }
    }
}
