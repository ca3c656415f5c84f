//! What of a history somebody may read: which events, and whether with the words that were said and
//! the names of people, or only with what happened, when and by which post.

use super::{
    answers_for, concerns, may_open, may_read_notice, may_see_file, sees_drafts, speaks_for,
};
use crate::{
    access::{Screen, writes_notices},
    board::Board,
    event::{Change, Event, Subject},
    model::{
        actor::{Actor, Role},
        card::{Card, CardChange},
        milestone::MilestoneChange,
        notice::NoticeChange,
        report::ReportChange,
    },
    rules::bottom_line,
};

/// Whether `actor` sees an event in a history at all.
pub fn may_see_event(board: &Board, actor: &Actor, event: &Event) -> bool {
    if event.subject.is_concealed() {
        return false;
    }
    match &event.change {
        Change::BottomLine(_) => {
            let Subject::BottomLine(_, id) = event.subject else { return false };
            let flag = board.bottom_lines.get(&id);
            flag.is_some_and(|flag| bottom_line::may_know_cause(actor, flag))
        }
        Change::Card(change) => may_see_card_event(board, actor, event.subject, change),
        Change::Evidence(_) => {
            let Subject::Evidence(_, id) = event.subject else { return false };
            board.evidence.get(&id).is_some_and(|known| may_see_file(board, actor, known))
        }
        Change::Notice(
            NoticeChange::Drafted { .. }
            | NoticeChange::Revised { .. }
            | NoticeChange::Checked { .. }
            | NoticeChange::Discarded { .. },
        ) => writes_notices(actor),
        Change::Report(ReportChange::Recorded { .. } | ReportChange::TakenBack { .. }) => {
            !is_of_an_open_month(board, event.subject)
                || may_read_words(board, actor, event.subject)
        }
        Change::Problem(_) => may_open(actor, Screen::Problems),
        Change::Display(_) => may_open(actor, Screen::Office),
        Change::Milestone(
            MilestoneChange::Claimed { .. }
            | MilestoneChange::ClaimReturned { .. }
            | MilestoneChange::ClaimWithdrawn {}
            | MilestoneChange::MoveAsked { .. }
            | MilestoneChange::MoveRefused { .. },
        )
        | Change::Report(ReportChange::Submitted { .. } | ReportChange::Returned { .. })
        | Change::Notice(
            NoticeChange::ExtensionAsked { .. } | NoticeChange::ExtensionRefused { .. },
        ) => may_read_words(board, actor, event.subject),
        _ => true,
    }
}

/// Whether a report is of a month that is not closed: until then it is between those whose project it
/// is and the headquarters. What a ledger states of a month that was never opened is public.
fn is_of_an_open_month(board: &Board, subject: Subject) -> bool {
    let Subject::Report(_, month) = subject else { return false };
    board.periods.get(&month).is_some_and(|period| !period.is_closed())
}

/// What led to a card is public once it is out, unless a graver one is on its way; before that it is
/// known to those who decide and those it is about.
fn may_see_card_event(board: &Board, actor: &Actor, subject: Subject, change: &CardChange) -> bool {
    let Subject::Card(about, id) = subject else { return false };
    let settled = |card: &Card| card.went_out() && card.draft().is_none();
    let public = match change {
        CardChange::Issued { .. }
        | CardChange::TakenOver { .. }
        | CardChange::Acknowledged { .. }
        | CardChange::Rectified { .. }
        | CardChange::Returned { .. }
        | CardChange::Lifted { .. }
        | CardChange::Settled { .. }
        | CardChange::Revoked { .. } => true,
        CardChange::Proposed { .. }
        | CardChange::Verified { .. }
        | CardChange::Regraded { .. }
        | CardChange::Escalated { .. }
        | CardChange::Approved { .. } => board.cards.get(&id).is_some_and(|card| settled(card)),
        _ => false,
    };
    public || sees_drafts(board, actor, about)
}

/// Whether `actor` reads what people said about a thing and what they are called: those who decide,
/// those whose project it is, those a card warns, and of a notice those who may read it. All others
/// learn what happened, and by which post.
pub fn may_read_words(board: &Board, actor: &Actor, subject: Subject) -> bool {
    if matches!(actor.role, Role::Office | Role::Leader | Role::Admin) {
        return true;
    }
    let project = subject.project().and_then(|id| board.projects.get(&board.standing(id)));
    let told = match subject {
        Subject::Notice(_, id) | Subject::Draft(id) => {
            let notice = board.notices.get(&id);
            return notice.is_some_and(|notice| may_read_notice(board, actor, notice));
        }
        Subject::Card(about, _) => {
            speaks_for(board, actor.role, about) || answers_for(board, actor.role, about)
        }
        _ => false,
    };
    told || project.is_some_and(|project| concerns(project, actor.role))
}
