//! What people do to one card: its subject speaks, signs and answers, the office returns, lifts and
//! withdraws, a leader lets it pass.

use super::{context::heard_until, found};
use crate::{
    model::{
        actor::Role,
        card::{
            Basis, Card, CardAction, CardChange, CardRefusal, CardStep, DraftStage, Exemption,
            Interview, InterviewRecord, PaperReference, Review, Signature, Statement, Verdict,
            Verification,
        },
        finding::FindingSubject,
    },
    refusal::Refusal,
    rules::Case,
    value::{EvidenceId, Name, Text},
};

/// What an action changes about a card.
pub fn change(case: &Case<'_>, card: &Card, action: CardAction) -> Result<CardChange, Refusal> {
    Ok(match action {
        CardAction::Verify { statement } => verify(case, card, statement)?,
        CardAction::Exempt { exemption } => exempt(case, exemption)?,
        CardAction::Acknowledge { signature } => sign(case, card, signature)?,
        CardAction::Rectify { claim } => {
            shown(case, card, &claim.evidence)?;
            CardChange::Rectified { claim }
        }
        CardAction::Return { reason } => CardChange::Returned { reason },
        CardAction::Lift { text } => {
            // A step that does not begin here is the better answer than one that is too soon.
            let ripe = card.is_ripe(case.now.day(), &case.board.city.calendar);
            if !ripe && card.state.step() == CardStep::Rectified {
                return Err(CardRefusal::StillFiring.into());
            }
            CardChange::Lifted { text }
        }
        CardAction::Withdraw { reason } => CardChange::Withdrawn { reason: Some(reason) },
        CardAction::Revoke { reason } => CardChange::Revoked { reason },
        CardAction::Review { verdict, reason } => review(case, card, verdict, reason)?,
        CardAction::Interview { record } => interview(case, card, record)?,
        CardAction::Evaluate
        | CardAction::TakeOver { .. }
        | CardAction::Approve { .. }
        | CardAction::Issue { .. }
        | CardAction::Settle { .. } => {
            return Err(Refusal::WrongSubject);
        }
    })
}

fn verify(
    case: &Case<'_>,
    card: &Card,
    statement: Option<Statement>,
) -> Result<CardChange, CardRefusal> {
    let today = case.now.day();
    // After the deadline silence has agreed, whether or not anybody has written that down yet.
    let stage = card.draft().map(|draft| &draft.stage);
    if let Some(DraftStage::Proposed { due }) = stage {
        let until = heard_until(case.board, card.key.about, *due);
        if until.is_some_and(|until| until < today) {
            return Err(CardRefusal::TooLate);
        }
    }
    let verification = match statement {
        None if speaks_for_another(case, card) => Verification::Recorded,
        None => Verification::Agreed,
        Some(said) => {
            shown(case, card, &said.evidence)?;
            Verification::Stated(said)
        }
    };
    let basis = corrected(case, card);
    Ok(CardChange::Verified { verification, basis })
}

/// 审核意见: what the office finds of an objection, or of a draft that came back.
fn review(
    case: &Case<'_>,
    card: &Card,
    verdict: Option<Verdict>,
    reason: Text,
) -> Result<CardChange, CardRefusal> {
    let draft = card.draft().filter(|draft| draft.awaits_review());
    let draft = draft.ok_or(CardRefusal::WrongStep)?;
    if draft.is_unfounded() {
        return Err(CardRefusal::Unfounded);
    }
    match (draft.is_disputed(), verdict) {
        (true, None) => return Err(CardRefusal::VerdictMissing),
        (false, Some(_)) => return Err(CardRefusal::NothingObjected),
        _ => {}
    }
    let review = Review { verdict, reason, on: case.now.day() };
    // What came back rests on the month as it was judged again.
    let basis = if draft.back.is_some() { None } else { corrected(case, card) };
    Ok(CardChange::Reviewed { review, basis })
}

/// The evidence of a draft as it was corrected since; `None` where it stands.
fn corrected(case: &Case<'_>, card: &Card) -> Option<Basis> {
    let draft = card.draft()?;
    found::on(case.board, case.now.day()).get(&card.key)?.corrects(draft)
}

/// Whether the office speaks in the place of a card's subject.
fn speaks_for_another(case: &Case<'_>, card: &Card) -> bool {
    case.actor.is_office() && card.key.about != FindingSubject::Office
}

/// What the office says in the subject's place is shown by what the subject sent.
fn shown(case: &Case<'_>, card: &Card, evidence: &[EvidenceId]) -> Result<(), CardRefusal> {
    if speaks_for_another(case, card) && evidence.is_empty() {
        return Err(CardRefusal::PaperMissing);
    }
    Ok(())
}

/// The paper by which `leader` decided: none where they do so in their own name, else what the
/// office records.
pub fn on_behalf(
    case: &Case<'_>,
    leader: &Name,
    paper: Option<PaperReference>,
) -> Result<Option<PaperReference>, CardRefusal> {
    match case.actor.role {
        Role::Leader if case.actor.name == *leader => Ok(None),
        Role::Leader | Role::Unit(_) | Role::RegionOffice(_) => Err(CardRefusal::NotTheLeader),
        _ => by_paper(paper).map(Some),
    }
}

fn by_paper(paper: Option<PaperReference>) -> Result<PaperReference, CardRefusal> {
    paper.filter(|paper| !paper.is_blank()).ok_or(CardRefusal::PaperMissing)
}

fn exempt(case: &Case<'_>, mut exemption: Exemption) -> Result<CardChange, CardRefusal> {
    exemption.paper = on_behalf(case, &exemption.leader, exemption.paper)?;
    if exemption.until < case.now.day() {
        return Err(CardRefusal::ExemptionOver);
    }
    Ok(CardChange::Exempted { exemption })
}

fn sign(case: &Case<'_>, card: &Card, mut signature: Signature) -> Result<CardChange, CardRefusal> {
    let issued = card.out().ok_or(CardRefusal::WrongStep)?.issue.on;
    let office = case.actor.is_office();
    signature.paper = office.then(|| by_paper(signature.paper)).transpose()?;
    if signature.on > case.now.day() {
        Err(CardRefusal::InTheFuture)
    } else if signature.on < issued {
        Err(CardRefusal::TooEarly)
    } else {
        Ok(CardChange::Acknowledged { signature })
    }
}

fn interview(
    case: &Case<'_>,
    card: &Card,
    record: InterviewRecord,
) -> Result<CardChange, CardRefusal> {
    match card.interview.as_deref() {
        Some(Interview::Proposed { .. }) if record.on > case.now.day() => {
            Err(CardRefusal::InTheFuture)
        }
        Some(Interview::Proposed { .. }) => Ok(CardChange::InterviewHeld { record }),
        Some(Interview::Held(_)) | None => Err(CardRefusal::NoInterview),
    }
}
