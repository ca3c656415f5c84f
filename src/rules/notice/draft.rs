//! Drafts: what they may name, and what one needs to be issued.

use std::sync::Arc;

use super::{Particulars, addressee_name, signs};
use crate::{
    event::{Event, Subject},
    model::{
        actor::Role,
        document::Document,
        notice::{
            NoticeAction, NoticeChange, NoticeContent, NoticeDeadlines, NoticeDraft, NoticeRefusal,
            NoticeState,
        },
        project::Project,
    },
    refusal::Refusal,
    rules::{Case, changed, evidence},
    value::{NoticeId, ProjectId},
};

/// Decides what is asked of a draft; once it is issued, nothing is.
pub fn decide(case: &Case<'_>, id: NoticeId, action: NoticeAction) -> Result<Vec<Event>, Refusal> {
    let known = case.board.notices.get(&id).ok_or(NoticeRefusal::Unknown)?;
    let draft = match &known.state {
        NoticeState::Draft(draft) => draft,
        NoticeState::Discarded => return Err(NoticeRefusal::Unknown.into()),
        NoticeState::Issued(_) | NoticeState::Outlined(_) => {
            return Err(NoticeRefusal::Frozen.into());
        }
    };
    let change = match action {
        NoticeAction::Revise { content } => {
            sound(case, known.project, &content)?;
            (draft.content != *content).then_some(NoticeChange::Revised { content })
        }
        NoticeAction::Check {} if draft.written.by == case.actor.name => {
            return Err(NoticeRefusal::CheckedByWriter.into());
        }
        NoticeAction::Check {} => draft.checked.is_none().then_some(NoticeChange::Checked {}),
        NoticeAction::Discard {} => Some(NoticeChange::Discarded {}),
        NoticeAction::Issue {} => {
            let issued = issue(case, known.project, draft)?;
            return Ok(vec![Event::new(Subject::Notice(known.project, id), issued)]);
        }
        _ => return Err(Refusal::WrongSubject),
    };
    Ok(changed(Subject::Draft(id), change))
}

/// The project and the type of document of a content, if everything that it names exists.
pub fn sound<'a>(
    case: &Case<'a>,
    project: ProjectId,
    content: &NoticeContent,
) -> Result<(&'a Project, Arc<Document>), NoticeRefusal> {
    let board = case.board;
    let project = board.projects.get(&project).ok_or(NoticeRefusal::UnknownProject)?;
    if !project.is_live() {
        return Err(NoticeRefusal::ProjectCancelled);
    }
    let document = board.document(content.document).ok_or(NoticeRefusal::UnknownDocument)?;
    let mut units = content.assisting.iter().chain(&content.copies);
    if content.addressee.is_some_and(|to| addressee_name(board, to).is_none()) {
        Err(NoticeRefusal::UnknownAddressee)
    } else if !units.all(|unit| board.units.contains_key(unit)) {
        Err(NoticeRefusal::UnknownUnit)
    } else if !evidence::counts(board, project.id, &content.evidence) {
        Err(NoticeRefusal::UnknownEvidence)
    } else if content.answer_by.is_some_and(|day| day < case.now.day()) {
        Err(NoticeRefusal::DeadlinePast)
    } else {
        Ok((project, document))
    }
}

fn issue(
    case: &Case<'_>,
    project: ProjectId,
    draft: &NoticeDraft,
) -> Result<NoticeChange, NoticeRefusal> {
    let Case { board, actor, now } = *case;
    let (project, document) = sound(case, project, &draft.content)?;
    let mut content = draft.content.clone();
    let is_leader = actor.role == Role::Leader;
    if content.signatory.is_none() && is_leader {
        content.signatory = Some(actor.name.clone());
    }
    let paper = Particulars::of(board, &document, project, &content, now).paper(content)?;
    if !paper.on_paper && !signs(board, paper.addressee) {
        return Err(NoticeRefusal::NobodyToSign);
    }
    if document.file.check && draft.checked.is_none() && !is_leader {
        return Err(NoticeRefusal::Unchecked);
    }
    let order = NoticeDeadlines {
        sign_by: paper.sign.moment(now, &board.city.calendar),
        review: document.file.review,
        signing: document.file.signing.clone(),
        answering: document.file.answering.clone(),
    };
    Ok(NoticeChange::Issued { paper: Box::new(paper), order })
}
