//! A running notice in one line: on the wall, on the addressee's desk, beside a project.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    access,
    board::Board,
    model::{
        actor::{Actor, Role},
        document::EscalationLevel,
        notice::{Issued, Mover, Notice, NoticeOutline, PhaseKind, Turn},
    },
    value::{Day, NoticeId, ProjectId, Timestamp, Year},
    view::paged::Paged,
};

/// Milliseconds for which a notice nobody signed is news: twenty minutes.
pub const FRESH: i64 = 1_200_000;

/// One line: an issued notice and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeLine {
    /// The identifier by which its page is opened.
    pub id: NoticeId,
    /// The whole number, such as `挂战点球〔2026〕3号`.
    pub number: String,
    /// The number without its prefix, such as `〔2026〕3号`.
    pub short: String,
    /// The short word by which people call it, such as `点球`.
    pub word: String,
    /// The project that it is about.
    pub project: ProjectId,
    /// The name of that project.
    pub name: String,
    /// The name of the addressee.
    pub addressee: String,
    /// 事由: what it is about.
    pub subject: String,
    /// 要求: what it demands; empty for whoever may not read the notice.
    pub demand: String,
    /// The code of its phase.
    pub phase: String,
    /// How many of the five steps are behind it, 1 to 5.
    pub dots: u8,
    /// Who has to act next.
    pub turn: Turn,
    /// Whether it is overdue.
    pub overdue: bool,
    /// The last day to answer.
    pub answer_by: Day,
    /// When it was issued.
    pub issued: Timestamp,
    /// Whether it is on a county's desk because it was escalated to the county: it is not its addressee.
    pub escalated: bool,
}

impl NoticeLine {
    /// The line of an issued notice at `now`.
    pub(super) fn of(
        board: &Board,
        notice: &Notice,
        known: &NoticeOutline,
        now: Timestamp,
    ) -> Self {
        let turn = known.turn;
        let demand = notice.issued().map(|issued| issued.paper.demand.to_string());
        let project = board.projects.get(&notice.project);
        Self {
            id: notice.id,
            number: known.number.to_string(),
            short: known.number.short(),
            word: known.word.to_string(),
            project: notice.project,
            name: project.map_or(&known.project, |project| &project.facts.name).to_string(),
            addressee: known.addressee_name.to_string(),
            subject: known.subject.to_string(),
            demand: demand.unwrap_or_default(),
            phase: known.reached.code().to_owned(),
            dots: dots(known.reached),
            overdue: turn.overdue(now).is_some(),
            turn,
            answer_by: known.answer_by,
            issued: known.issued,
            escalated: false,
        }
    }

    /// Whether it is news at `now`: nobody signed, and it was issued a short while ago.
    pub fn is_fresh(&self, now: Timestamp) -> bool {
        self.turn.mover == Mover::Sign && now.0 - self.issued.0 < FRESH
    }
}

/// The lines for which there is room: news first, then those that come first anyway.
pub fn foremost(mut lines: Vec<NoticeLine>, room: usize, now: Timestamp) -> Vec<NoticeLine> {
    lines.sort_by_key(|line| !line.is_fresh(now));
    lines.truncate(room);
    lines
}

/// Steps that are done of: issued, signed for, answered, reviewed, closed.
pub(super) const fn dots(reached: PhaseKind) -> u8 {
    match reached {
        PhaseKind::Issued | PhaseKind::Served | PhaseKind::Withdrawn => 1,
        PhaseKind::Acknowledged | PhaseKind::Returned => 2,
        PhaseKind::Responded => 3,
        PhaseKind::Closed => 5,
    }
}

/// Those that are not over: overdue ones first, then by their deadline.
pub fn running(board: &Board, now: Timestamp) -> Vec<NoticeLine> {
    lines(board, now, |notice| notice.reached().is_some_and(|reached| !reached.is_over()))
}

/// How many were issued in a year about some projects, withdrawn ones among them: their numbers are used
/// up.
pub fn issued_in(board: &Board, year: Year, among: impl Fn(ProjectId) -> bool) -> u32 {
    let about = board.notices.values().filter(|notice| among(notice.project));
    let issued = about.filter_map(|notice| notice.outline());
    super::count(issued.filter(|known| known.number.year == year).count())
}

/// Those in which `actor` as the addressee has the move, and those that were escalated to their county.
pub fn due_from(board: &Board, actor: &Actor, now: Timestamp) -> Vec<NoticeLine> {
    let waits = |issued: &Issued| super::waits_for_addressee(issued.turn().mover);
    let own = |issued: &Issued| access::is_addressee(actor, issued.paper.addressee);
    let mut due = lines(board, now, |notice| {
        notice.issued().is_some_and(|issued| {
            waits(issued) && (own(issued) || oversees(board, actor, notice, issued))
        })
    });
    for line in &mut due {
        let issued = board.notices.get(&line.id).and_then(|notice| notice.issued());
        line.escalated = !issued.is_some_and(own);
    }
    due
}

/// Whether `actor` is the office of a county of its project to which it was escalated.
fn oversees(board: &Board, actor: &Actor, notice: &Notice, issued: &Issued) -> bool {
    let county = || {
        board
            .projects
            .get(&notice.project)
            .is_some_and(|project| access::concerns(project, actor.role))
    };
    matches!(actor.role, Role::RegionOffice(_))
        && issued.escalated_to().any(|(who, _)| who == EscalationLevel::County)
        && county()
}

/// All that were issued about one project, those that are over last.
pub fn of_project(
    board: &Board,
    project: ProjectId,
    page: u32,
    now: Timestamp,
) -> Paged<NoticeLine> {
    let lines = lines(board, now, |notice| notice.project == project);
    Paged::of(&lines, page, Clone::clone)
}

/// The projects over which a notice hangs that nobody has signed for, each with the moment at which
/// the latest of these was issued.
pub fn unsigned(board: &Board) -> BTreeMap<ProjectId, Timestamp> {
    // Later identifiers come later, so that the latest notice stays.
    let notices = board.notices.values();
    let unsigned = notices.filter(|notice| notice.reached().is_some_and(PhaseKind::is_unsigned));
    unsigned.filter_map(|notice| Some((notice.project, notice.outline()?.issued))).collect()
}

fn lines(board: &Board, now: Timestamp, wanted: impl Fn(&Notice) -> bool) -> Vec<NoticeLine> {
    let mut lines: Vec<_> = board
        .notices
        .values()
        .filter(|notice| wanted(notice))
        .filter_map(|notice| Some((notice, notice.outline()?)))
        .map(|(notice, known)| NoticeLine::of(board, notice, &known, now))
        .collect();
    // What is over has no deadline and comes last.
    lines.sort_by_key(|line| {
        (line.turn.until.is_none(), line.turn.until, std::cmp::Reverse(line.id))
    });
    lines
}
