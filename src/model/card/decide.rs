//! What follows from a command about cards, or why it is refused.

use std::collections::BTreeSet;

use super::{
    Approval, Basis, Card, CardAction, CardChange, Found, Interview, Issue, Paper, Signature,
    Stage, Step, Verification, parts::InterviewRecord,
};
use crate::{
    model::{finding::FindingSubject, refusal::refusals},
    value::{CardBatchId, CardId, Day, EvidenceId, Month, Name, workday::Calendar},
};

refusals! {
    /// Why a command about cards is refused.
    CardRefusal {
        /// No card has this identifier.
        Unknown = "unknown-card",
        /// No card is named.
        Empty = "no-cards",
        /// A card is named twice.
        Twice = "card-named-twice",
        /// The card does not stand where this step begins.
        WrongStep = "card-wrong-step",
        /// The deadline for stating facts has passed.
        TooLate = "card-verification-over",
        /// Its evidence is not there, was withdrawn or belongs to another project.
        UnknownEvidence = "unknown-evidence",
        /// Something signed or decided after today.
        InTheFuture = "date-in-the-future",
        /// Signed or decided before the step that comes before it.
        TooEarly = "card-date-too-early",
        /// An exemption that ends before today.
        ExemptionOver = "exemption-already-over",
        /// The office records on somebody's behalf by a paper only.
        PaperMissing = "paper-missing",
        /// A leader decides in their own name.
        NotTheLeader = "not-this-leader",
        /// The list of a month that is not closed.
        PeriodOpen = "period-not-closed",
        /// The rule fires, or has been silent for less than its hold time.
        StillFiring = "card-still-firing",
        /// Nothing proposes an interview.
        NoInterview = "no-interview-proposed",
    }
}

/// Who gives a command, as far as cards care.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By<'a> {
    /// The office, in its own name or on somebody's behalf.
    Office,
    /// A leader of that name.
    Leader(&'a Name),
    /// The card's subject.
    Subject,
}

/// What the decision needs to know.
pub struct CardFacts<'a> {
    /// The cards the command names, as far as they are there.
    pub named: Vec<Option<&'a Card>>,
    /// What the rules find now about each of them.
    pub found: Vec<Option<Found>>,
    /// Whether all evidence it names is there, counts and belongs to the card's subject.
    pub evidence_known: bool,
    /// Who gives it.
    pub by: By<'a>,
    /// Whether the month of a list is closed.
    pub month_closed: bool,
    /// How many cards the month's list has already.
    pub listed: u32,
    /// The next free sheet.
    pub next_batch: CardBatchId,
    /// Today.
    pub today: Day,
    /// Which days are worked.
    pub calendar: &'a Calendar,
}

/// Decides a command about cards that are there; what the rules do is [`super::propose`]'s.
///
/// # Errors
/// See [`CardRefusal`].
pub fn decide(
    facts: &CardFacts<'_>,
    command: CardAction,
) -> Result<Vec<(FindingSubject, CardId, CardChange)>, CardRefusal> {
    let cards: Vec<&Card> =
        facts.named.iter().copied().collect::<Option<_>>().ok_or(CardRefusal::Unknown)?;
    if !facts.evidence_known {
        return Err(CardRefusal::UnknownEvidence);
    }
    let first = *cards.first().ok_or(CardRefusal::Empty)?;
    let different: BTreeSet<_> = cards.iter().map(|card| card.id).collect();
    if different.len() < cards.len() {
        return Err(CardRefusal::Twice);
    }
    let changes = match command {
        CardAction::Approve { leader, on, paper, .. } => {
            let paper = on_behalf(facts, &leader, paper)?;
            approve(facts, &cards, &Approval { batch: facts.next_batch, leader, on, paper })?
        }
        CardAction::Issue { month, .. } => issue(facts, &cards, month)?,
        command => vec![one(facts, first, command)?],
    };
    let events = cards.into_iter().zip(changes).map(|(card, change)| event(facts, card, change));
    events.collect()
}

fn event(
    facts: &CardFacts<'_>,
    card: &Card,
    change: CardChange,
) -> Result<(FindingSubject, CardId, CardChange), CardRefusal> {
    if !matches!(change, CardChange::InterviewHeld { .. }) {
        card.state.after(&change, facts.today).map_err(|_| CardRefusal::WrongStep)?;
    }
    Ok((card.key.about, card.id, change))
}

fn one(facts: &CardFacts<'_>, card: &Card, command: CardAction) -> Result<CardChange, CardRefusal> {
    let basis = || facts.found.first().and_then(|found| basis_of(found.as_ref(), card));
    Ok(match command {
        CardAction::Verify { statement, .. } => {
            in_time(facts, card)?;
            let verification = match statement {
                None if speaks_for_another(facts, card) => Verification::Recorded,
                None => Verification::Agreed,
                Some(said) => {
                    shown(facts, card, &said.evidence)?;
                    Verification::Stated(said)
                }
            };
            CardChange::Verified { verification, basis: basis() }
        }
        CardAction::Exempt { mut exemption, .. } => {
            exemption.paper = on_behalf(facts, &exemption.leader, exemption.paper)?;
            if exemption.until < facts.today {
                return Err(CardRefusal::ExemptionOver);
            }
            CardChange::Exempted { exemption }
        }
        CardAction::Acknowledge { signature, .. } => sign(facts, card, signature)?,
        CardAction::Rectify { claim, .. } => {
            shown(facts, card, &claim.evidence)?;
            CardChange::Rectified { claim }
        }
        CardAction::Return { reason, .. } => CardChange::Returned { reason },
        CardAction::Lift { text, .. } => {
            // A step that does not begin here is the better answer than one that is too soon.
            let ripe = card.is_ripe(facts.today, facts.calendar);
            if !ripe && card.state.step() == Step::Rectified {
                return Err(CardRefusal::StillFiring);
            }
            CardChange::Lifted { text }
        }
        CardAction::Withdraw { reason, .. } => CardChange::Withdrawn { reason: Some(reason) },
        CardAction::Interview { record, .. } => interview(facts, card, record)?,
        CardAction::Evaluate | CardAction::Approve { .. } | CardAction::Issue { .. } => {
            return Err(CardRefusal::WrongStep);
        }
    })
}

/// Whether the office speaks in the place of a card's subject.
fn speaks_for_another(facts: &CardFacts<'_>, card: &Card) -> bool {
    facts.by == By::Office && card.key.about != FindingSubject::Office
}

/// What the office says in the subject's place is shown by what the subject sent.
fn shown(facts: &CardFacts<'_>, card: &Card, evidence: &[EvidenceId]) -> Result<(), CardRefusal> {
    if speaks_for_another(facts, card) && evidence.is_empty() {
        return Err(CardRefusal::PaperMissing);
    }
    Ok(())
}

/// What the rules find now, if they come to the same colour: the evidence that is frozen.
fn basis_of(found: Option<&Found>, card: &Card) -> Option<Basis> {
    let level = card.draft()?.level;
    found.filter(|found| found.level == level).map(|found| found.basis.clone())
}

/// After the deadline silence has agreed, whether or not anybody has written that down yet.
fn in_time(facts: &CardFacts<'_>, card: &Card) -> Result<(), CardRefusal> {
    match card.draft().map(|draft| &draft.stage) {
        Some(Stage::Proposed { due }) if *due < facts.today => Err(CardRefusal::TooLate),
        _ => Ok(()),
    }
}

/// A leader decides in their own name; the office for a leader, by a paper.
fn on_behalf(
    facts: &CardFacts<'_>,
    leader: &Name,
    paper: Option<Paper>,
) -> Result<Option<Paper>, CardRefusal> {
    match facts.by {
        By::Leader(name) if name == leader => Ok(None),
        By::Leader(_) | By::Subject => Err(CardRefusal::NotTheLeader),
        By::Office => by_paper(paper).map(Some),
    }
}

fn by_paper(paper: Option<Paper>) -> Result<Paper, CardRefusal> {
    paper.filter(|paper| !paper.is_blank()).ok_or(CardRefusal::PaperMissing)
}

fn approve(
    facts: &CardFacts<'_>,
    cards: &[&Card],
    approval: &Approval,
) -> Result<Vec<CardChange>, CardRefusal> {
    if approval.on > facts.today {
        return Err(CardRefusal::InTheFuture);
    }
    let mut changes = Vec::with_capacity(cards.len());
    for (card, found) in cards.iter().zip(&facts.found) {
        if approval.on < card.proposed {
            return Err(CardRefusal::TooEarly);
        }
        let basis = basis_of(found.as_ref(), card);
        changes.push(CardChange::Approved { approval: approval.clone(), basis });
    }
    Ok(changes)
}

fn issue(
    facts: &CardFacts<'_>,
    cards: &[&Card],
    month: Month,
) -> Result<Vec<CardChange>, CardRefusal> {
    if !facts.month_closed {
        return Err(CardRefusal::PeriodOpen);
    }
    let numbered = cards.iter().zip(&facts.found).zip(facts.listed + 1..);
    let issued = numbered.map(|((card, found), place)| CardChange::Issued {
        issue: Issue { month, place, on: facts.today },
        basis: basis_of(found.as_ref(), card),
    });
    Ok(issued.collect())
}

fn sign(
    facts: &CardFacts<'_>,
    card: &Card,
    mut signature: Signature,
) -> Result<CardChange, CardRefusal> {
    let issued = card.out().ok_or(CardRefusal::WrongStep)?.issue.on;
    signature.paper = match facts.by {
        By::Office => Some(by_paper(signature.paper)?),
        By::Subject | By::Leader(_) => None,
    };
    if signature.on > facts.today {
        Err(CardRefusal::InTheFuture)
    } else if signature.on < issued {
        Err(CardRefusal::TooEarly)
    } else {
        Ok(CardChange::Acknowledged { signature })
    }
}

fn interview(
    facts: &CardFacts<'_>,
    card: &Card,
    record: InterviewRecord,
) -> Result<CardChange, CardRefusal> {
    match card.interview {
        Some(Interview::Proposed { .. }) if record.on > facts.today => {
            Err(CardRefusal::InTheFuture)
        }
        Some(Interview::Proposed { .. }) => Ok(CardChange::InterviewHeld { record }),
        Some(Interview::Held(_)) | None => Err(CardRefusal::NoInterview),
    }
}
