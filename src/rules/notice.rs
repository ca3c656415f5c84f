//! Notices: one that is written, issued, signed and answered, and all that is overdue going up its
//! ladder. The headquarters writes, issues and reviews them; a signature or an answer counts only if
//! the addressee gave it, and here nobody stands above them.

use super::Case;
use crate::{
    access,
    board::Board,
    event::{Event, Subject},
    model::{
        actor::Actor,
        notice::{Notice, NoticeAction, NoticeChange},
    },
    refusal::Refusal,
};

mod addressee;
mod draft;
mod earlier;
mod issued;
mod paper;
#[cfg(test)]
mod tests;

pub use addressee::{addressee_name, signs};
pub use paper::Particulars;

/// Whether `actor` may do `action` to the notice or draft of `subject`.
pub fn may(board: &Board, actor: &Actor, subject: Subject, action: &NoticeAction) -> bool {
    match action {
        NoticeAction::Escalate {} | NoticeAction::TakeOver { .. } => actor.is_office(),
        NoticeAction::Serve {}
        | NoticeAction::Acknowledge { .. }
        | NoticeAction::Respond { .. }
        | NoticeAction::AskExtension { .. } => known(board, subject)
            .and_then(Notice::issued)
            .is_some_and(|issued| access::is_addressee(actor, issued.paper.addressee)),
        _ => access::writes_notices(actor),
    }
}

/// Decides an action; saying again what stands changes nothing.
///
/// # Errors
/// When what it names is unknown, the notice does not stand where the step begins, or what the step
/// needs is missing.
pub fn decide(
    case: &Case<'_>,
    subject: Subject,
    action: NoticeAction,
) -> Result<Vec<Event>, Refusal> {
    match (subject, action) {
        (Subject::City, NoticeAction::Escalate {}) => Ok(escalations(case)),
        (Subject::Project(project), NoticeAction::Draft { content }) => {
            draft::sound(case, project, &content)?;
            let draft = Subject::Draft(case.board.notices.next_id());
            Ok(vec![Event::new(draft, NoticeChange::Drafted { project, content })])
        }
        (Subject::Project(project), NoticeAction::TakeOver { earlier }) => {
            earlier::take_over(case, project, &earlier)
        }
        (Subject::Draft(id), action) => draft::decide(case, id, action),
        (Subject::Notice(..), action) => issued::decide(case, subject, action),
        _ => Err(Refusal::WrongSubject),
    }
}

/// What is due by now on the ladders of all notices.
fn escalations(case: &Case<'_>) -> Vec<Event> {
    let of_one = |notice: &Notice| {
        let subject = Subject::Notice(notice.project, notice.id);
        notice.escalations(case.now).into_iter().map(move |change| Event::new(subject, change))
    };
    case.board.notices.values().flat_map(|notice| of_one(notice)).collect()
}

/// The notice that a command is asked of from its issue on.
fn known(board: &Board, subject: Subject) -> Option<&Notice> {
    let Subject::Notice(project, id) = subject else { return None };
    board.notices.get(&id).map(AsRef::as_ref).filter(|notice| notice.project == project)
}
