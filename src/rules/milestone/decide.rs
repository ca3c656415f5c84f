//! What each step of a milestone demands of it, of the project's other milestones and of the day.

use crate::{
    board::Board,
    model::{
        fact::{Fact, Occurrence, Source},
        milestone::{
            DateRequest, Milestone, MilestoneChange, MilestoneKind, MilestoneRefusal, MoveReason,
        },
        project::Project,
    },
    rules::{bottom_line, evidence},
    value::{Day, EvidenceId, LedgerDate, Text},
};

type MilestoneDecision = Result<Option<MilestoneChange>, MilestoneRefusal>;

/// A milestone with what its decisions depend on.
pub struct Deciding<'a> {
    pub board: &'a Board,
    pub project: &'a Project,
    pub known: &'a Milestone,
    pub today: Day,
    /// Whether its claim waits in an open batch, where alone it is decided.
    pub in_batch: bool,
}

impl Deciding<'_> {
    pub fn plan(&self, plan: LedgerDate, reason: Option<Text>) -> MilestoneDecision {
        if self.is_planned_for(plan) {
            return Ok(None);
        }
        self.not_recognised()?;
        if self.known.schedule.is_some() && reason.is_none() {
            return Err(MilestoneRefusal::ReasonMissing);
        }
        self.in_order(plan)?;
        Ok(Some(MilestoneChange::Planned { plan, reason, cause: None }))
    }

    pub fn forecast(&self, date: LedgerDate) -> MilestoneDecision {
        self.not_recognised()?;
        if self.known.forecast == Some(date) {
            return Ok(None);
        }
        let last = self
            .project
            .milestones
            .iter()
            .filter_map(Milestone::reached)
            .map(LedgerDate::first_day);
        if last.max().is_some_and(|fact| date.due() < fact) {
            return Err(MilestoneRefusal::ForecastBeforeLastFact);
        }
        if date.due() < self.today {
            return Err(MilestoneRefusal::ForecastInThePast);
        }
        Ok(Some(MilestoneChange::Forecast { date }))
    }

    pub fn ask(
        &self,
        date: LedgerDate,
        reason: MoveReason,
        words: Option<Text>,
    ) -> MilestoneDecision {
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
        Ok(Some(MilestoneChange::MoveAsked { date, reason, words }))
    }

    pub fn grant(&self) -> MilestoneDecision {
        let asked = self.known.asked.as_ref().filter(|asked| asked.is_open());
        let asked = asked.ok_or(MilestoneRefusal::NothingAsked)?;
        self.not_recognised()?;
        self.in_order(asked.date)?;
        let (plan, reason, cause) = (asked.date, asked.words.clone(), Some(asked.reason));
        Ok(Some(MilestoneChange::Planned { plan, reason, cause }))
    }

    pub fn refuse(&self, reason: Text) -> MilestoneDecision {
        if !self.known.asked.as_deref().is_some_and(DateRequest::is_open) {
            return Err(MilestoneRefusal::NothingAsked);
        }
        Ok(Some(MilestoneChange::MoveRefused { reason }))
    }

    pub fn claim(&self, date: LedgerDate, evidence: Vec<EvidenceId>) -> MilestoneDecision {
        self.happened(date)?;
        self.not_settled()?;
        let standing = self.known.claimed.as_ref();
        if standing.is_some_and(|c| c.date == date && c.evidence == evidence) {
            return Ok(None);
        }
        self.not_in_batch()?;
        if !evidence::counts(self.board, self.project.id, &evidence) {
            return Err(MilestoneRefusal::UnknownEvidence);
        }
        if evidence.is_empty() && self.demands_evidence() {
            return Err(MilestoneRefusal::EvidenceMissing);
        }
        Ok(Some(MilestoneChange::Claimed { date, evidence }))
    }

    fn demands_evidence(&self) -> bool {
        let list = self.board.checklists.get(&self.known.kind);
        list.is_some_and(|list| list.demands_evidence())
    }

    /// Until it is decided: what a batch looks at is decided there.
    pub fn withdraw(&self) -> MilestoneDecision {
        self.not_settled()?;
        self.not_in_batch()?;
        if self.known.claimed.is_none() {
            return Err(MilestoneRefusal::NothingClaimed);
        }
        Ok(Some(MilestoneChange::ClaimWithdrawn {}))
    }

    pub fn give_back(&self, reason: Text) -> MilestoneDecision {
        self.not_settled()?;
        self.not_in_batch()?;
        if self.known.claimed.is_none() {
            return Err(MilestoneRefusal::NothingClaimed);
        }
        Ok(Some(MilestoneChange::ClaimReturned { reason }))
    }

    pub fn recognise(&self, date: LedgerDate) -> MilestoneDecision {
        self.not_in_batch()?;
        if bottom_line::withholds(self.board, self.project) {
            return Err(MilestoneRefusal::RecognitionWithheld);
        }
        self.happened(date)?;
        self.in_order(date)?;
        let answer = Occurrence::Yes(Fact { date: Some(date), source: Source::Office });
        let same = self.known.recognised == answer;
        Ok((!same).then_some(MilestoneChange::Recognised { answer }))
    }

    pub fn weigh(&self, weight: u16) -> MilestoneDecision {
        let others = self.project.milestones.iter().filter(|m| m.id != self.known.id);
        let others: u32 = others.filter_map(|m| m.weight).map(u32::from).sum();
        if others + u32::from(weight) > 1000 {
            return Err(MilestoneRefusal::WeightTooLarge);
        }
        let same = self.known.weight == Some(weight);
        Ok((!same).then_some(MilestoneChange::Weighed { weight }))
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

    /// What only a ledger states may still be claimed, so that recognition can take its place.
    fn not_settled(&self) -> Result<(), MilestoneRefusal> {
        if self.known.recognised.is_recognised() {
            Err(MilestoneRefusal::AlreadyRecognised)
        } else {
            Ok(())
        }
    }

    const fn not_in_batch(&self) -> Result<(), MilestoneRefusal> {
        if self.in_batch { Err(MilestoneRefusal::InOpenBatch) } else { Ok(()) }
    }

    fn happened(&self, date: LedgerDate) -> Result<(), MilestoneRefusal> {
        if date.first_day() > self.today { Err(MilestoneRefusal::InTheFuture) } else { Ok(()) }
    }

    /// A completion may not come before its start: neither planned nor recognised.
    fn in_order(&self, date: LedgerDate) -> Result<(), MilestoneRefusal> {
        let of = |kind| {
            let other = self.project.milestones.iter().find(|m| m.kind == kind)?;
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
