//! Deciding about notices: who has the move, and what may not happen any more.

use super::{
    Issued, Notice, NoticeCommand, NoticeContent, NoticeEvent, NoticeRefusal, NoticeState, Order,
    PaperFacts, Phase, Receipt, Reply,
};
use crate::{
    model::{
        actor::{Actor, Role},
        document::DocumentFile,
    },
    value::{Day, NoticeId, ProjectId, Timestamp, workday::Calendar},
};

/// Whether a project can be sent a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carries {
    /// It lives.
    Live,
    /// It was cancelled.
    Cancelled,
    /// There is none.
    Unknown,
}

/// Whether somebody can sign for an addressee.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signs {
    /// An active account, or nobody is named yet.
    Somebody,
    /// There is such a unit or region, but no active account of it.
    Nobody,
    /// There is no such unit or region.
    Unknown,
}

/// What the decision needs to know.
pub struct NoticeFacts<'a> {
    /// The notice the command names.
    pub named: Option<&'a Notice>,
    /// How its project is.
    pub project: Carries,
    /// The type of document of its content.
    pub document: Option<&'a DocumentFile>,
    /// Whether its addressee can sign.
    pub addressee: Signs,
    /// Whether the units it names exist.
    pub units_known: bool,
    /// Whether the evidence it shows belongs to the project and counts.
    pub evidence_known: bool,
    /// What its paper would say, where it may be issued.
    pub paper: Option<PaperFacts<'a>>,
    /// Which days are worked.
    pub calendar: &'a Calendar,
    /// Who gives the command.
    pub actor: &'a Actor,
    /// When.
    pub now: Timestamp,
    /// The next free identifier.
    pub next: NoticeId,
}

type Decided = Result<Option<NoticeEvent>, NoticeRefusal>;

/// Decides a command about one notice; saying again what stands changes nothing.
///
/// # Errors
/// See [`NoticeRefusal`].
pub fn decide(facts: NoticeFacts<'_>, command: NoticeCommand) -> Decided {
    let command = match command {
        NoticeCommand::Climb {} => return Ok(None),
        NoticeCommand::Draft { project, content } => {
            sound(&facts, &content)?;
            let notice = facts.next;
            return Ok(Some(NoticeEvent::Drafted { notice, project, content }));
        }
        command => command,
    };
    let known = facts.named.ok_or(NoticeRefusal::Unknown)?;
    match &known.state {
        NoticeState::Discarded => Err(NoticeRefusal::Unknown),
        NoticeState::Draft(_) => of_draft(facts, known, command),
        NoticeState::Issued(issued) => of_issued(&facts, known, issued, command),
    }
}

/// Whether everything that a content names exists.
fn sound(facts: &NoticeFacts<'_>, content: &NoticeContent) -> Result<(), NoticeRefusal> {
    match facts.project {
        Carries::Unknown => return Err(NoticeRefusal::UnknownProject),
        Carries::Cancelled => return Err(NoticeRefusal::ProjectCancelled),
        Carries::Live => {}
    }
    if facts.document.is_none() {
        Err(NoticeRefusal::UnknownDocument)
    } else if facts.addressee == Signs::Unknown {
        Err(NoticeRefusal::UnknownAddressee)
    } else if !facts.units_known {
        Err(NoticeRefusal::UnknownUnit)
    } else if !facts.evidence_known {
        Err(NoticeRefusal::UnknownEvidence)
    } else if content.answer_by.is_some_and(|day| day < facts.now.day()) {
        Err(NoticeRefusal::DeadlinePast)
    } else {
        Ok(())
    }
}

fn of_draft(facts: NoticeFacts<'_>, known: &Notice, command: NoticeCommand) -> Decided {
    let Some(draft) = known.draft() else { return Err(NoticeRefusal::Frozen) };
    match command {
        NoticeCommand::Revise { notice, content } => {
            sound(&facts, &content)?;
            let same = draft.content == *content;
            Ok((!same).then_some(NoticeEvent::Revised { notice, content }))
        }
        NoticeCommand::Check { notice } => {
            if draft.written.by == facts.actor.name {
                Err(NoticeRefusal::CheckedByWriter)
            } else {
                Ok(draft.checked.is_none().then_some(NoticeEvent::Checked { notice }))
            }
        }
        NoticeCommand::Discard { notice } => Ok(Some(NoticeEvent::Discarded { notice })),
        NoticeCommand::Issue { notice } => {
            issue(facts, known.project, notice, draft.content.clone(), draft.checked.is_some())
                .map(Some)
        }
        _ => Err(NoticeRefusal::NotIssued),
    }
}

fn issue(
    facts: NoticeFacts<'_>,
    project: ProjectId,
    notice: NoticeId,
    mut content: NoticeContent,
    checked: bool,
) -> Result<NoticeEvent, NoticeRefusal> {
    sound(&facts, &content)?;
    let document = facts.document.ok_or(NoticeRefusal::UnknownDocument)?;
    let is_leader = facts.actor.role == Role::Leader;
    if content.signatory.is_none() && is_leader {
        content.signatory = Some(facts.actor.name.clone());
    }
    let on_paper = content.on_paper;
    let paper =
        facts.paper.ok_or(NoticeRefusal::UnknownDocument)?.paper(content).map(Box::new)?;
    if facts.addressee == Signs::Nobody && !on_paper {
        return Err(NoticeRefusal::NobodyToSign);
    }
    if document.check && !checked && !is_leader {
        return Err(NoticeRefusal::Unchecked);
    }
    let order = Order {
        sign_by: paper.sign.moment(facts.now, facts.calendar),
        review: document.review,
        signing: document.signing.clone(),
        answering: document.answering.clone(),
    };
    Ok(NoticeEvent::Issued { project, notice, paper, order })
}

fn of_issued(
    facts: &NoticeFacts<'_>,
    known: &Notice,
    issued: &Issued,
    command: NoticeCommand,
) -> Decided {
    match (&issued.phase, &command) {
        (_, NoticeCommand::Revise { .. } | NoticeCommand::Check { .. })
        | (_, NoticeCommand::Discard { .. } | NoticeCommand::Issue { .. }) => {
            return Err(NoticeRefusal::Frozen);
        }
        // Opening it again says nothing new.
        (_, NoticeCommand::Serve { .. }) if issued.phase != Phase::Issued => return Ok(None),
        (Phase::Closed { .. }, _) => return Err(NoticeRefusal::Closed),
        (Phase::Withdrawn { .. }, _) => return Err(NoticeRefusal::Withdrawn),
        _ => {}
    }
    if !facts.evidence_known {
        return Err(NoticeRefusal::UnknownEvidence);
    }
    let project = known.project;
    match command {
        NoticeCommand::Serve { notice } => Ok(Some(NoticeEvent::Served { project, notice })),
        NoticeCommand::Acknowledge { notice, signer } => {
            let receipt = Receipt { signer, on: None, scan: None };
            sign(facts, issued, NoticeEvent::Acknowledged { project, notice, receipt })
        }
        NoticeCommand::RecordReceipt { notice, signer, on, scan } => {
            let receipt = Receipt { signer, on: Some(on), scan: Some(scan) };
            sign(facts, issued, NoticeEvent::Acknowledged { project, notice, receipt })
        }
        NoticeCommand::Withdraw { notice, reason } => {
            Ok(Some(NoticeEvent::Withdrawn { project, notice, reason }))
        }
        NoticeCommand::Supplement { notice, text, evidence } => {
            Ok(Some(NoticeEvent::Supplemented { project, notice, text, evidence }))
        }
        command => match &issued.phase {
            Phase::Issued | Phase::Served => Err(NoticeRefusal::NotSigned),
            Phase::Responded { .. } => reviewed(facts, project, command),
            _ => answered(facts, project, issued, command),
        },
    }
}

/// A signature, if nobody signed yet.
fn sign(facts: &NoticeFacts<'_>, issued: &Issued, event: NoticeEvent) -> Decided {
    if !issued.phase.is_unsigned() {
        return Err(NoticeRefusal::AlreadySigned);
    }
    let on = match &event {
        NoticeEvent::Acknowledged { receipt, .. } => receipt.on,
        _ => None,
    };
    if on.is_some_and(|day| day < issued.paper.issued_on || day > facts.now.day()) {
        return Err(NoticeRefusal::ReceiptDate);
    }
    Ok(Some(event))
}

/// What may happen while an answer waits for its review.
fn reviewed(facts: &NoticeFacts<'_>, project: ProjectId, command: NoticeCommand) -> Decided {
    match command {
        NoticeCommand::Return { notice, reason, answer_by } => {
            not_past(facts, answer_by)?;
            Ok(Some(NoticeEvent::Returned { project, notice, reason, answer_by }))
        }
        NoticeCommand::Close { notice, remark } => {
            Ok(Some(NoticeEvent::Closed { project, notice, remark }))
        }
        NoticeCommand::GrantExtension { .. } | NoticeCommand::RefuseExtension { .. } => {
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
    command: NoticeCommand,
) -> Decided {
    let wish = issued.wish.as_ref();
    Ok(Some(match command {
        NoticeCommand::Respond { notice, text, evidence } => {
            let review_by = issued.order.review.day(facts.now.day(), facts.calendar);
            NoticeEvent::Responded { project, notice, reply: Reply { text, evidence }, review_by }
        }
        NoticeCommand::AskExtension { notice, until, reason } => {
            if wish.is_some() {
                return Err(NoticeRefusal::ExtensionAsked);
            } else if facts.now.day() > issued.answer_by {
                return Err(NoticeRefusal::ExtensionTooLate);
            } else if until <= issued.answer_by {
                return Err(NoticeRefusal::ExtensionNotLater);
            }
            NoticeEvent::ExtensionAsked { project, notice, until, reason }
        }
        NoticeCommand::GrantExtension { notice } => {
            let until = wish.ok_or(NoticeRefusal::NoExtensionAsked)?.until;
            not_past(facts, until)?;
            NoticeEvent::ExtensionGranted { project, notice, until }
        }
        NoticeCommand::RefuseExtension { notice, reason } => {
            wish.ok_or(NoticeRefusal::NoExtensionAsked)?;
            NoticeEvent::ExtensionRefused { project, notice, reason }
        }
        _ => return Err(NoticeRefusal::NothingToReview),
    }))
}

fn not_past(facts: &NoticeFacts<'_>, day: Day) -> Result<(), NoticeRefusal> {
    if day < facts.now.day() { Err(NoticeRefusal::DeadlinePast) } else { Ok(()) }
}
