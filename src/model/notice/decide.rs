//! Deciding about notices: what a draft needs to be issued; from then on see [`issued`].

use super::{
    Notice, NoticeAction, NoticeChange, NoticeContent, NoticeRefusal, NoticeState, Order,
    PaperFacts,
};
use crate::{
    model::{
        actor::{Actor, Role},
        document::DocumentFile,
    },
    value::{NoticeId, ProjectId, Timestamp, workday::Calendar},
};

mod issued;

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

type Decided = Result<Option<NoticeChange>, NoticeRefusal>;

/// Decides a command about one notice; saying again what stands changes nothing.
///
/// # Errors
/// See [`NoticeRefusal`].
pub fn decide(facts: NoticeFacts<'_>, command: NoticeAction) -> Decided {
    let command = match command {
        NoticeAction::Climb {} => return Ok(None),
        NoticeAction::Draft { project, content } => {
            sound(&facts, &content)?;
            let notice = facts.next;
            return Ok(Some(NoticeChange::Drafted { notice, project, content }));
        }
        command => command,
    };
    let known = facts.named.ok_or(NoticeRefusal::Unknown)?;
    match &known.state {
        NoticeState::Discarded => Err(NoticeRefusal::Unknown),
        NoticeState::Draft(_) => of_draft(facts, known, command),
        NoticeState::Issued(issued) => issued::decide(&facts, known, issued, command),
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

fn of_draft(facts: NoticeFacts<'_>, known: &Notice, command: NoticeAction) -> Decided {
    let Some(draft) = known.draft() else { return Err(NoticeRefusal::Frozen) };
    match command {
        NoticeAction::Revise { notice, content } => {
            sound(&facts, &content)?;
            let same = draft.content == *content;
            Ok((!same).then_some(NoticeChange::Revised { notice, content }))
        }
        NoticeAction::Check { notice } => {
            if draft.written.by == facts.actor.name {
                Err(NoticeRefusal::CheckedByWriter)
            } else {
                Ok(draft.checked.is_none().then_some(NoticeChange::Checked { notice }))
            }
        }
        NoticeAction::Discard { notice } => Ok(Some(NoticeChange::Discarded { notice })),
        NoticeAction::Issue { notice } => {
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
) -> Result<NoticeChange, NoticeRefusal> {
    sound(&facts, &content)?;
    let document = facts.document.ok_or(NoticeRefusal::UnknownDocument)?;
    let is_leader = facts.actor.role == Role::Leader;
    if content.signatory.is_none() && is_leader {
        content.signatory = Some(facts.actor.name.clone());
    }
    let on_paper = content.on_paper;
    let paper = facts.paper.ok_or(NoticeRefusal::UnknownDocument)?.paper(content).map(Box::new)?;
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
    Ok(NoticeChange::Issued { project, notice, paper, order })
}
