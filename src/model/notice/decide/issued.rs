//! Deciding about an issued notice: who has the move, and what may not happen any more.

use super::{Decided, NoticeFacts};
use crate::{
    model::notice::{
        Issued, Notice, NoticeAction, NoticeChange, NoticeRefusal, Phase, Receipt, Reply, StepKind,
    },
    value::{Day, ProjectId},
};

/// Decides a command about an issued notice.
pub(super) fn decide(
    facts: &NoticeFacts<'_>,
    known: &Notice,
    issued: &Issued,
    command: NoticeAction,
) -> Decided {
    match (&issued.phase, &command) {
        (
            _,
            NoticeAction::Revise { .. }
            | NoticeAction::Check { .. }
            | NoticeAction::Discard { .. }
            | NoticeAction::Issue { .. },
        ) => return Err(NoticeRefusal::Frozen),
        // Opening it again says nothing new.
        (_, NoticeAction::Serve { .. }) if issued.phase != Phase::Issued => return Ok(None),
        (Phase::Closed { .. }, _) => return Err(NoticeRefusal::Closed),
        (Phase::Withdrawn { .. }, _) => return Err(NoticeRefusal::Withdrawn),
        _ => {}
    }
    if !facts.evidence_known {
        return Err(NoticeRefusal::UnknownEvidence);
    }
    let project = known.project;
    match command {
        NoticeAction::Serve { notice } => Ok(Some(NoticeChange::Served { project, notice })),
        NoticeAction::Acknowledge { notice, signer } => {
            let receipt = Receipt { signer, on: None, scan: None };
            sign(facts, issued, NoticeChange::Acknowledged { project, notice, receipt })
        }
        NoticeAction::RecordReceipt { notice, signer, on, scan } => {
            let receipt = Receipt { signer, on: Some(on), scan: Some(scan) };
            sign(facts, issued, NoticeChange::Acknowledged { project, notice, receipt })
        }
        NoticeAction::Withdraw { notice, reason } => {
            Ok(Some(NoticeChange::Withdrawn { project, notice, reason }))
        }
        NoticeAction::Supplement { notice, text, evidence } => {
            Ok(Some(NoticeChange::Supplemented { project, notice, text, evidence }))
        }
        command => match &issued.phase {
            Phase::Issued | Phase::Served => Err(NoticeRefusal::NotSigned),
            Phase::Responded { .. } => reviewed(facts, project, command),
            _ => answered(facts, project, issued, command),
        },
    }
}

/// A signature, if nobody signed yet.
fn sign(facts: &NoticeFacts<'_>, issued: &Issued, event: NoticeChange) -> Decided {
    if !issued.phase.is_unsigned() {
        return Err(NoticeRefusal::AlreadySigned);
    }
    let on = match &event {
        NoticeChange::Acknowledged { receipt, .. } => receipt.on,
        _ => None,
    };
    if on.is_some_and(|day| day < issued.paper.issued_on || day > facts.now.day()) {
        return Err(NoticeRefusal::ReceiptDate);
    }
    Ok(Some(event))
}

/// What may happen while an answer waits for its review.
fn reviewed(facts: &NoticeFacts<'_>, project: ProjectId, command: NoticeAction) -> Decided {
    match command {
        NoticeAction::Return { notice, reason, answer_by } => {
            not_past(facts, answer_by)?;
            Ok(Some(NoticeChange::Returned { project, notice, reason, answer_by }))
        }
        NoticeAction::Close { notice, remark } => {
            Ok(Some(NoticeChange::Closed { project, notice, remark }))
        }
        NoticeAction::GrantExtension { .. } | NoticeAction::RefuseExtension { .. } => {
            Err(NoticeRefusal::NoExtensionAsked)
        }
        _ => Err(NoticeRefusal::UnderReview),
    }
}

/// What may happen while the addressee has to answer.
fn answered(
    facts: &NoticeFacts<'_>,
    project: ProjectId,
    issued: &Issued,
    command: NoticeAction,
) -> Decided {
    let wish = issued.wish.as_ref();
    Ok(Some(match command {
        NoticeAction::Respond { notice, text, evidence } => {
            let (reply, review_by) = (Reply { text, evidence }, review_by(facts, issued));
            NoticeChange::Responded { project, notice, reply, on: None, review_by }
        }
        NoticeAction::RecordReply { notice, text, on, scan } => {
            if on < asked_on(issued) || on > facts.now.day() {
                return Err(NoticeRefusal::ReplyDate);
            }
            let reply = Reply { text, evidence: vec![scan] };
            let review_by = review_by(facts, issued);
            NoticeChange::Responded { project, notice, reply, on: Some(on), review_by }
        }
        NoticeAction::AskExtension { notice, until, reason } => {
            if wish.is_some() {
                return Err(NoticeRefusal::ExtensionAsked);
            } else if facts.now.day() > issued.answer_by {
                return Err(NoticeRefusal::ExtensionTooLate);
            } else if until <= issued.answer_by {
                return Err(NoticeRefusal::ExtensionNotLater);
            }
            NoticeChange::ExtensionAsked { project, notice, until, reason }
        }
        NoticeAction::GrantExtension { notice } => {
            let until = wish.ok_or(NoticeRefusal::NoExtensionAsked)?.until;
            not_past(facts, until)?;
            NoticeChange::ExtensionGranted { project, notice, until }
        }
        NoticeAction::RefuseExtension { notice, reason } => {
            wish.ok_or(NoticeRefusal::NoExtensionAsked)?;
            NoticeChange::ExtensionRefused { project, notice, reason }
        }
        _ => return Err(NoticeRefusal::NothingToReview),
    }))
}

/// The last day of a review that begins today, also of an answer written earlier: the issuer has it
/// only now.
fn review_by(facts: &NoticeFacts<'_>, issued: &Issued) -> Day {
    issued.order.review.day(facts.now.day(), facts.calendar)
}

/// The day since which an answer is due: that of the signature, or of the return.
fn asked_on(issued: &Issued) -> Day {
    let asked = issued.steps.iter().rev().find_map(|step| match step.kind {
        StepKind::Acknowledged => Some(step.day.unwrap_or_else(|| step.stamp.at.day())),
        StepKind::Returned => Some(step.stamp.at.day()),
        _ => None,
    });
    asked.unwrap_or(issued.paper.issued_on)
}

fn not_past(facts: &NoticeFacts<'_>, day: Day) -> Result<(), NoticeRefusal> {
    if day < facts.now.day() { Err(NoticeRefusal::DeadlinePast) } else { Ok(()) }
}
