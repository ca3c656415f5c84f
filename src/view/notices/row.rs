//! One notice as a row of the register.

use serde::{Deserialize, Serialize};

use crate::{
    board::Board,
    model::{
        document::EscalationLevel,
        notice::{Notice, NoticeState, Turn},
    },
    rules::notice::addressee_name,
    value::{Day, Name, NoticeId, ProjectId, Timestamp},
};

/// One notice as a row of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeRow {
    /// The identifier by which its page is opened.
    pub id: NoticeId,
    /// Its number; none for a draft.
    pub number: Option<String>,
    /// `draft`, or the code of its phase.
    pub state: String,
    /// The word by which people call it.
    pub word: String,
    /// 事由; empty in a draft that does not say.
    pub subject: String,
    /// The project that it is about.
    pub project: ProjectId,
    /// The name of that project.
    pub name: String,
    /// The name of the project's main region.
    pub region: String,
    /// The name of the addressee; empty in a draft that does not say.
    pub addressee: String,
    /// 签发人: the leader in whose name it is issued; empty for whoever may not read the notice.
    pub signatory: String,
    /// The day of issue.
    pub issued_on: Option<Day>,
    /// The last day to answer.
    pub answer_by: Option<Day>,
    /// Who has to act next.
    pub turn: Turn,
    /// Milliseconds past the deadline at hand; none while it is not past.
    pub overdue: Option<i64>,
    /// How often an answer was sent back.
    pub returned: u32,
    /// Who was asked last because of the move at hand, and on which day.
    pub escalated: Option<(EscalationLevel, Day)>,
}

/// The row of a notice at `now`.
pub fn row(board: &Board, notice: &Notice, now: Timestamp) -> NoticeRow {
    let project = board.projects.get(&notice.project);
    let region = project.and_then(|project| project.region());
    let region = region.and_then(|id| board.regions.get(&id));
    let turn = notice.turn();
    let (draft, issued) = (notice.draft(), notice.issued());
    let content = draft.map(|draft| &draft.content);
    let name = |name: Option<&Name>| name.map(ToString::to_string).unwrap_or_default();
    let document = content.and_then(|content| board.document(content.document));
    let paper = issued.map(|issued| &issued.paper);
    let known = notice.outline();
    NoticeRow {
        id: notice.id,
        number: known.as_ref().map(|known| known.number.to_string()),
        state: state_code(&notice.state).to_owned(),
        word: known.as_ref().map_or_else(
            || document.map(|document| document.file.word.to_string()).unwrap_or_default(),
            |known| known.word.to_string(),
        ),
        subject: name(
            known.as_ref().map(|it| &it.subject).or(content.and_then(|c| c.subject.as_ref())),
        ),
        project: notice.project,
        name: name(project.map(|project| &project.facts.name)),
        region: name(region.map(|region| &region.name)),
        addressee: known.as_ref().map_or_else(
            || {
                let addressee = content.and_then(|content| content.addressee);
                name(addressee.and_then(|to| addressee_name(board, to)).as_ref())
            },
            |known| known.addressee_name.to_string(),
        ),
        signatory: name(paper.map(|p| &p.signatory).or(content.and_then(|c| c.signatory.as_ref()))),
        issued_on: known.as_ref().map(|known| known.issued_on),
        answer_by: known.as_ref().map(|it| it.answer_by).or(content.and_then(|c| c.answer_by)),
        overdue: turn.overdue(now),
        turn,
        returned: known.as_ref().map_or(0, |known| known.returned),
        escalated: known.as_ref().and_then(|known| known.escalated),
    }
}

/// `draft`, `discarded`, or the code of the phase.
fn state_code(state: &NoticeState) -> &'static str {
    match state {
        NoticeState::Draft(_) => "draft",
        NoticeState::Discarded => "discarded",
        NoticeState::Issued(issued) => issued.phase.code(),
        NoticeState::Outlined(outline) => outline.reached.code(),
    }
}
