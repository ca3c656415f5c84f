//! What a command about milestones comes to.

use super::{
    Milestone, MilestoneAction, MilestoneChange, MilestoneKind, MilestoneRefusal, MoveReason,
};
use crate::{
    model::fact::{Answer, Fact, Source},
    value::{Day, EvidenceId, LedgerDate, MilestoneId, ProjectId, Text},
};

/// What the decision needs to know.
pub struct MilestoneFacts<'a> {
    /// The project's milestones, or `None` when there is no such project.
    pub milestones: Option<&'a [Milestone]>,
    /// The next free identifier.
    pub next: MilestoneId,
    /// The day on which the command is given.
    pub today: Day,
    /// Whether a claim has to show something.
    pub evidence_required: bool,
    /// Whether what the claim shows is there and counts.
    pub evidence_known: bool,
    /// Whether the claim waits in an open batch, where alone it is decided.
    pub in_batch: bool,
}

type Decided = Result<Option<MilestoneChange>, MilestoneRefusal>;

/// Decides a command; saying again what stands changes nothing.
///
/// # Errors
/// See [`MilestoneRefusal`].
pub fn decide(facts: &MilestoneFacts<'_>, command: MilestoneAction) -> Decided {
    let milestones = facts.milestones.ok_or(MilestoneRefusal::UnknownProject)?;
    let project = command.project();
    let known = match command.milestone() {
        Some(id) => milestones.iter().find(|m| m.id == id).ok_or(MilestoneRefusal::Unknown)?,
        None => return add(milestones, facts.next, command),
    };
    let case = Case { facts, milestones, known, project };
    match command {
        MilestoneAction::Add { .. } => Ok(None),
        MilestoneAction::Plan { plan, reason, .. } => case.plan(plan, reason),
        MilestoneAction::Forecast { date, .. } => case.forecast(date),
        MilestoneAction::AskMove { date, reason, words, .. } => case.ask(date, reason, words),
        MilestoneAction::GrantMove { .. } => case.grant(),
        MilestoneAction::RefuseMove { reason, .. } => case.refuse(reason),
        MilestoneAction::Claim { date, evidence, .. } => case.claim(date, evidence),
        MilestoneAction::ReturnClaim { reason, .. } => case.give_back(reason),
        MilestoneAction::Recognise { date, .. } => case.recognise(date),
        MilestoneAction::Weigh { weight, .. } => case.weigh(weight),
    }
}

fn add(milestones: &[Milestone], milestone: MilestoneId, command: MilestoneAction) -> Decided {
    let MilestoneAction::Add { project, kind, name, plan } = command else {
        return Ok(None);
    };
    match kind {
        MilestoneKind::Step if name.is_none() => return Err(MilestoneRefusal::NameMissing),
        MilestoneKind::Step => {}
        once if milestones.iter().any(|m| m.kind == once) => {
            return Err(MilestoneRefusal::AlreadyThere);
        }
        MilestoneKind::Start | MilestoneKind::Completion => {}
    }
    Ok(Some(MilestoneChange::Added { project, milestone, kind, name, plan }))
}

/// One milestone among its project's.
struct Case<'a> {
    facts: &'a MilestoneFacts<'a>,
    milestones: &'a [Milestone],
    known: &'a Milestone,
    project: ProjectId,
}

impl Case<'_> {
    fn plan(&self, plan: LedgerDate, reason: Option<Text>) -> Decided {
        if self.is_planned_for(plan) {
            return Ok(None);
        }
        self.not_recognised()?;
        if self.known.schedule.is_some() && reason.is_none() {
            return Err(MilestoneRefusal::ReasonMissing);
        }
        self.in_order(plan)?;
        let (project, milestone) = self.named();
        Ok(Some(MilestoneChange::Planned { project, milestone, plan, reason, cause: None }))
    }

    fn forecast(&self, date: LedgerDate) -> Decided {
        self.not_recognised()?;
        if self.known.forecast == Some(date) {
            return Ok(None);
        }
        let last = self.milestones.iter().filter_map(Milestone::reached).map(LedgerDate::first_day);
        if last.max().is_some_and(|fact| date.due() < fact) {
            return Err(MilestoneRefusal::ForecastBeforeLastFact);
        }
        if date.due() < self.facts.today {
            return Err(MilestoneRefusal::ForecastInThePast);
        }
        let (project, milestone) = self.named();
        Ok(Some(MilestoneChange::Forecast { project, milestone, date }))
    }

    fn ask(&self, date: LedgerDate, reason: MoveReason, words: Option<Text>) -> Decided {
        self.not_recognised()?;
        if reason == MoveReason::Other && words.is_none() {
            return Err(MilestoneRefusal::WordsMissing);
        }
        let open = self.known.asked.as_ref().filter(|asked| asked.is_open());
        let same = open.is_some_and(|a| (a.date, a.reason, &a.words) == (date, reason, &words));
        if same || self.is_planned_for(date) {
            return Ok(None);
        }
        self.in_order(date)?;
        let (project, milestone) = self.named();
        Ok(Some(MilestoneChange::MoveAsked { project, milestone, date, reason, words }))
    }

    fn grant(&self) -> Decided {
        let asked = self.known.asked.as_ref().filter(|asked| asked.is_open());
        let asked = asked.ok_or(MilestoneRefusal::NothingAsked)?;
        self.not_recognised()?;
        self.in_order(asked.date)?;
        let (project, milestone) = self.named();
        let (plan, reason, cause) = (asked.date, asked.words.clone(), Some(asked.reason));
        Ok(Some(MilestoneChange::Planned { project, milestone, plan, reason, cause }))
    }

    fn refuse(&self, reason: Text) -> Decided {
        if !self.known.asked.as_ref().is_some_and(super::AskedMove::is_open) {
            return Err(MilestoneRefusal::NothingAsked);
        }
        let (project, milestone) = self.named();
        Ok(Some(MilestoneChange::MoveRefused { project, milestone, reason }))
    }

    fn claim(&self, date: LedgerDate, evidence: Vec<EvidenceId>) -> Decided {
        self.happened(date)?;
        self.not_recognised()?;
        let standing = self.known.claimed.as_ref();
        if standing.is_some_and(|c| c.date == date && c.evidence == evidence) {
            return Ok(None);
        }
        self.not_in_batch()?;
        if !self.facts.evidence_known {
            return Err(MilestoneRefusal::UnknownEvidence);
        }
        if self.facts.evidence_required && evidence.is_empty() {
            return Err(MilestoneRefusal::EvidenceMissing);
        }
        let (project, milestone) = self.named();
        Ok(Some(MilestoneChange::Claimed { project, milestone, date, evidence }))
    }

    fn give_back(&self, reason: Text) -> Decided {
        self.not_recognised()?;
        self.not_in_batch()?;
        if self.known.claimed.is_none() {
            return Err(MilestoneRefusal::NothingClaimed);
        }
        let (project, milestone) = self.named();
        Ok(Some(MilestoneChange::ClaimReturned { project, milestone, reason }))
    }

    fn recognise(&self, date: LedgerDate) -> Decided {
        self.not_in_batch()?;
        self.happened(date)?;
        self.in_order(date)?;
        let answer = Answer::Yes(Fact { date: Some(date), source: Source::Office });
        let (project, milestone) = self.named();
        let same = self.known.recognised == answer;
        Ok((!same).then_some(MilestoneChange::Recognised { project, milestone, answer }))
    }

    fn weigh(&self, weight: u16) -> Decided {
        let others = self.milestones.iter().filter(|m| m.id != self.known.id);
        let others: u32 = others.filter_map(|m| m.weight).map(u32::from).sum();
        if others + u32::from(weight) > 1000 {
            return Err(MilestoneRefusal::WeightTooLarge);
        }
        let (project, milestone) = self.named();
        let same = self.known.weight == Some(weight);
        Ok((!same).then_some(MilestoneChange::Weighed { project, milestone, weight }))
    }

    const fn named(&self) -> (ProjectId, MilestoneId) {
        (self.project, self.known.id)
    }

    fn is_planned_for(&self, date: LedgerDate) -> bool {
        self.known.schedule.is_some_and(|schedule| schedule.plan == date)
    }

    const fn not_recognised(&self) -> Result<(), MilestoneRefusal> {
        if self.known.recognised.is_yes() {
            Err(MilestoneRefusal::AlreadyRecognised)
        } else {
            Ok(())
        }
    }

    const fn not_in_batch(&self) -> Result<(), MilestoneRefusal> {
        if self.facts.in_batch { Err(MilestoneRefusal::InOpenBatch) } else { Ok(()) }
    }

    fn happened(&self, date: LedgerDate) -> Result<(), MilestoneRefusal> {
        if date.first_day() > self.facts.today {
            Err(MilestoneRefusal::InTheFuture)
        } else {
            Ok(())
        }
    }

    /// A completion may not come before its start: neither planned nor recognised.
    fn in_order(&self, date: LedgerDate) -> Result<(), MilestoneRefusal> {
        let of = |kind| {
            let other = self.milestones.iter().find(|m| m.kind == kind)?;
            other.recognised.date().or(other.schedule.map(|schedule| schedule.plan))
        };
        let wrong = match self.known.kind {
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
}

#[cfg(test)]
mod tests;
