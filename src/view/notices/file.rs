//! One notice: what it says, whose move it is, what happened, and what whoever looks may do.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{NoticeLine, line::dots, subject};
use crate::{
    access,
    board::Board,
    command::ReadVersion,
    model::{
        actor::Actor,
        notice::{
            ExtensionRequest, Issued, IssuedPaper, Notice, NoticeContent, NoticeState, PhaseKind,
            Stamp, TimelineEntry, Turn,
        },
    },
    value::{Day, EvidenceId, NoticeId, ProjectId, Timestamp},
    view::{
        assessment::Assessment,
        evidence::{EvidenceLine, of_files},
        head::Frame,
    },
};

mod allowed;

pub use allowed::Allowed;
use allowed::allowed;

/// What a notice shows of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoticeBody {
    /// A draft, to go on writing.
    Draft {
        /// What it says so far.
        content: Box<NoticeContent>,
        /// Who wrote it last.
        written: Stamp,
        /// Who else checked it.
        checked: Option<Stamp>,
        /// What to know before it is issued.
        warnings: Vec<IssueWarning>,
    },
    /// An issued notice, with how it stands.
    Issued(Box<IssuedNotice>),
    /// An issued notice for whoever may know of it but not read it.
    Outlined(Box<NoticeLine>),
}

/// What whoever issues a draft is to know first; nothing of it forbids the issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IssueWarning {
    /// Another notice about the same project is not over: its identifier and its number as text.
    Running(NoticeId, String),
    /// The last day to answer is a day off.
    DayOff(Day),
    /// The document type names nobody whom the addressee may ask.
    NoContact,
}

/// How an issued notice stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuedNotice {
    /// The frozen content of the paper.
    pub paper: IssuedPaper,
    /// Its number as text.
    pub number: String,
    /// The code of its phase.
    pub phase: String,
    /// How many of the five steps are behind it, 1 to 5.
    pub dots: u8,
    /// The last moment to sign.
    pub sign_by: Timestamp,
    /// The last day to answer.
    pub answer_by: Day,
    /// A later deadline that the addressee asked for and that nobody decided on.
    pub extension: Option<ExtensionRequest>,
    /// What happened, oldest first.
    pub steps: Vec<TimelineEntry>,
    /// The day to propose for a new deadline; never a day off.
    pub propose: Day,
}

/// One notice with everything that its page shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NoticeFile {
    /// City, period, data age.
    pub frame: Frame,
    /// The identifier that commands about the notice name.
    pub id: NoticeId,
    /// The project that it is about.
    pub project: ProjectId,
    /// The project's name today.
    pub name: String,
    /// The draft or the issued notice.
    pub shown: NoticeBody,
    /// Who has to act next.
    pub turn: Turn,
    /// Whether the deadline of whoever has to act next is past.
    pub overdue: bool,
    /// What whoever looks may do now.
    pub allowed: Allowed,
    /// Evidence of the project that counts, to be shown with an answer or as a receipt; only for
    /// those who may see it.
    pub evidence: Vec<(EvidenceId, String)>,
    /// The files that its paper and its steps name, as far as whoever looks may have them.
    pub files: Vec<EvidenceLine>,
    /// The version that commands must name.
    pub read: ReadVersion,
}

impl NoticeFile {
    /// Whether its addressee opens it for the first time.
    pub fn is_to_be_served(&self) -> bool {
        let issued = matches!(&self.shown, NoticeBody::Issued(stage) if stage.phase == "issued");
        issued && self.allowed.sign
    }
}

/// The notice `id` as `actor` sees it at `now`; none where they may not see it.
pub fn notice_file(
    assessment: &Assessment,
    actor: &Actor,
    id: NoticeId,
    now: Timestamp,
) -> Option<NoticeFile> {
    let board = &assessment.board;
    let notice = board.notices.get(&id)?.as_ref();
    if !access::may_see_notice(actor, notice) {
        return None;
    }
    let project = board.projects.get(&notice.project)?;
    let turn = notice.turn();
    let shown = match &notice.state {
        NoticeState::Discarded => return None,
        NoticeState::Draft(draft) => NoticeBody::Draft {
            content: Box::new(draft.content.clone()),
            written: draft.written.clone(),
            checked: draft.checked.clone(),
            warnings: warnings(board, notice.project, &draft.content),
        },
        NoticeState::Issued(issued) if access::may_read_notice(board, actor, notice) => {
            NoticeBody::Issued(Box::new(stage(board, issued, now)))
        }
        NoticeState::Issued(_) | NoticeState::Outlined(_) => {
            let outline = notice.outline()?;
            let line = NoticeLine::of(board, notice, &outline, now);
            NoticeBody::Outlined(Box::new(line))
        }
    };
    Some(NoticeFile {
        frame: Frame::of(assessment, now),
        id,
        project: notice.project,
        name: project.facts.name.to_string(),
        shown,
        turn,
        overdue: turn.overdue(now).is_some(),
        allowed: allowed(board, actor, notice),
        evidence: evidence(board, actor, notice),
        files: files(board, actor, notice),
        read: read(notice),
    })
}

fn warnings(board: &Board, project: ProjectId, content: &NoticeContent) -> Vec<IssueWarning> {
    let about = board.notices.values().filter(|notice| notice.project == project);
    let issued = about.filter_map(|notice| Some((notice.id, notice.issued()?)));
    let running = issued.filter(|(_, issued)| !issued.phase.is_over());
    let running =
        running.map(|(id, issued)| IssueWarning::Running(id, issued.paper.number.to_string()));
    let off = content.answer_by.filter(|day| !board.city.calendar.is_working(*day));
    let contact = board.document(content.document).is_some_and(|document| {
        document.file.contact.is_some() && document.file.telephone.is_some()
    });
    let unnamed = (!contact).then_some(IssueWarning::NoContact);
    running.chain(off.map(IssueWarning::DayOff)).chain(unnamed).collect()
}

fn read(notice: &Notice) -> ReadVersion {
    let subject = subject(notice.id, notice.project, notice.reached().is_some());
    ReadVersion { subject, version: notice.version }
}

fn stage(board: &Board, issued: &Issued, now: Timestamp) -> IssuedNotice {
    let week = board.city.calendar.next_working(now.day().plus(7));
    IssuedNotice {
        number: issued.paper.number.to_string(),
        paper: issued.paper.clone(),
        phase: issued.phase.code().to_owned(),
        dots: dots(PhaseKind::from(&issued.phase)),
        sign_by: issued.order.sign_by,
        answer_by: issued.answer_by,
        extension: issued.extension.clone(),
        steps: issued.steps.clone(),
        propose: board.city.calendar.next_working(week.max(issued.answer_by.plus(1))),
    }
}

/// Evidence that counts, as far as `actor` may see it.
fn evidence(board: &Board, actor: &Actor, notice: &Notice) -> Vec<(EvidenceId, String)> {
    let Some(project) = board.projects.get(&notice.project) else { return Vec::new() };
    let known = project.evidence.iter().rev().filter_map(|id| board.evidence.get(id));
    let counting = known.filter(|known| known.withdrawn.is_none());
    let seen = counting.filter(|known| access::may_see_file(board, actor, known));
    seen.map(|known| (known.id, known.file.name.to_string())).collect()
}

/// The files that an issued notice shows, in its paper and in what came after; each once.
fn files(board: &Board, actor: &Actor, notice: &Notice) -> Vec<EvidenceLine> {
    let (Some(issued), Some(project)) = (notice.issued(), board.projects.get(&notice.project))
    else {
        return Vec::new();
    };
    let later = issued.steps.iter().flat_map(|step| &step.evidence);
    let named: BTreeSet<_> = issued.paper.evidence.iter().chain(later).collect();
    of_files(board, actor, project, named.into_iter())
}
