//! Issued notices: who has the move, and what may not happen any more.

use super::known;
use crate::{
    event::{Event, Subject},
    model::notice::{
        Issued, NoticeAction, NoticeChange, NoticeRefusal, NoticeState, Phase, Receipt, Reply,
        StepKind,
    },
    refusal::Refusal,
    rules::{Case, changed, evidence},
    value::Day,
};

/// Decides what is asked of an issued notice.
pub fn decide(
    case: &Case<'_>,
    subject: Subject,
    action: NoticeAction,
) -> Result<Vec<Event>, Refusal> {
    let known = known(case.board, subject).ok_or(NoticeRefusal::Unknown)?;
    let issued = match &known.state {
        NoticeState::Issued(issued) => issued,
        NoticeState::Discarded | NoticeState::Outlined(_) => {
            return Err(NoticeRefusal::Unknown.into());
        }
        NoticeState::Draft(_) => return Err(NoticeRefusal::NotIssued.into()),
    };
    match (&issued.phase, &action) {
        // Opening it again says nothing new.
        (phase, NoticeAction::Serve {}) if *phase != Phase::Issued => return Ok(Vec::new()),
        (Phase::Closed { .. }, _) => return Err(NoticeRefusal::Closed.into()),
        (Phase::Withdrawn { .. }, _) => return Err(NoticeRefusal::Withdrawn.into()),
        _ => {}
    }
    if !evidence::counts(case.board, known.project, action.evidence()) {
        return Err(NoticeRefusal::UnknownEvidence.into());
    }
    Ok(changed(subject, Some(change(case, issued, action)?)))
}

fn change(case: &Case<'_>, issued: &Issued, action: NoticeAction) -> Result<NoticeChange, Refusal> {
    Ok(match action {
        NoticeAction::Serve {} => NoticeChange::Served {},
        NoticeAction::Acknowledge { signer } => {
            sign(case, issued, Receipt { signer, on: None, scan: None })?
        }
        NoticeAction::RecordReceipt { signer, on, scan } => {
            sign(case, issued, Receipt { signer, on: Some(on), scan: Some(scan) })?
        }
        NoticeAction::Withdraw { reason } => NoticeChange::Withdrawn { reason },
        NoticeAction::Supplement { text, evidence } => {
            NoticeChange::Supplemented { text, evidence }
        }
        NoticeAction::Respond { .. }
        | NoticeAction::RecordReply { .. }
        | NoticeAction::Return { .. }
        | NoticeAction::Close { .. }
        | NoticeAction::AskExtension { .. }
        | NoticeAction::GrantExtension {}
        | NoticeAction::RefuseExtension { .. } => match &issued.phase {
            Phase::Issued | Phase::Served => return Err(NoticeRefusal::NotSigned.into()),
            Phase::Responded { .. } => reviewed(case, action)?,
            _ => answered(case, issued, action)?,
        },
        NoticeAction::Draft { .. }
        | NoticeAction::TakeOver { .. }
        | NoticeAction::Revise { .. }
        | NoticeAction::Check {}
        | NoticeAction::Discard {}
        | NoticeAction::Issue {}
        | NoticeAction::Escalate {} => return Err(Refusal::WrongSubject),
    })
}

/// A signature, if nobody signed yet.
fn sign(case: &Case<'_>, issued: &Issued, receipt: Receipt) -> Result<NoticeChange, NoticeRefusal> {
    if !issued.phase.is_unsigned() {
        return Err(NoticeRefusal::AlreadySigned);
    }
    let possible = issued.paper.issued_on..=case.now.day();
    if receipt.on.is_some_and(|day| !possible.contains(&day)) {
        return Err(NoticeRefusal::ReceiptDate);
    }
    Ok(NoticeChange::Acknowledged { receipt })
}

/// What may happen while an answer waits for its review.
fn reviewed(case: &Case<'_>, action: NoticeAction) -> Result<NoticeChange, NoticeRefusal> {
    match action {
        NoticeAction::Return { reason, answer_by } => {
            not_past(case, answer_by)?;
            Ok(NoticeChange::Returned { reason, answer_by })
        }
        NoticeAction::Close { remark } => Ok(NoticeChange::Closed { remark }),
        NoticeAction::GrantExtension {} | NoticeAction::RefuseExtension { .. } => {
            Err(NoticeRefusal::NoExtensionAsked)
        }
        _ => Err(NoticeRefusal::UnderReview),
    }
}

/// What may happen while the addressee has to answer.
fn answered(
    case: &Case<'_>,
    issued: &Issued,
    action: NoticeAction,
) -> Result<NoticeChange, NoticeRefusal> {
    let (extension, today) = (issued.extension.as_ref(), case.now.day());
    Ok(match action {
        NoticeAction::Respond { text, evidence } => {
            let (reply, review_by) = (Reply { text, evidence }, review_by(case, issued));
            NoticeChange::Responded { reply, on: None, review_by }
        }
        NoticeAction::RecordReply { text, on, scan } => {
            if on < asked_on(issued) || on > today {
                return Err(NoticeRefusal::ReplyDate);
            }
            let reply = Reply { text, evidence: vec![scan] };
            NoticeChange::Responded { reply, on: Some(on), review_by: review_by(case, issued) }
        }
        NoticeAction::AskExtension { until, reason } => {
            if extension.is_some() {
                return Err(NoticeRefusal::ExtensionAsked);
            } else if today > issued.answer_by {
                return Err(NoticeRefusal::ExtensionTooLate);
            } else if until <= issued.answer_by {
                return Err(NoticeRefusal::ExtensionNotLater);
            }
            NoticeChange::ExtensionAsked { until, reason }
        }
        NoticeAction::GrantExtension {} => {
            let until = extension.ok_or(NoticeRefusal::NoExtensionAsked)?.until;
            not_past(case, until)?;
            NoticeChange::ExtensionGranted { until }
        }
        NoticeAction::RefuseExtension { reason } => {
            extension.ok_or(NoticeRefusal::NoExtensionAsked)?;
            NoticeChange::ExtensionRefused { reason }
        }
        _ => return Err(NoticeRefusal::NothingToReview),
    })
}

/// The last day of a review that begins today, also of an answer written earlier: the issuer has it
/// only now.
fn review_by(case: &Case<'_>, issued: &Issued) -> Day {
    issued.order.review.day(case.now.day(), &case.board.city.calendar)
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

fn not_past(case: &Case<'_>, day: Day) -> Result<(), NoticeRefusal> {
    if day < case.now.day() { Err(NoticeRefusal::DeadlinePast) } else { Ok(()) }
}
