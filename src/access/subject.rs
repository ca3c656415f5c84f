//! Who may know of a thing that a command names as read: its version and its history tell that it
//! exists and that it changed, so they are for those who may see the thing itself.

use super::{
    Screen, concerns, may_approve_cards, may_import, may_keep_accounts, may_open, may_read,
    may_see_card, may_see_file, may_see_notice, writes_notices,
};
use crate::{
    board::Board,
    event::Subject,
    model::actor::{Actor, Role},
    rules::bottom_line,
    value::ProjectId,
};

/// Whether `actor` may know that there is a thing and how it stands. Of what does not exist only
/// those learn who see every thing of its kind: to all others it looks like one they may not see.
pub fn may_see_subject(board: &Board, actor: &Actor, subject: Subject) -> bool {
    !subject.is_concealed() && may_see_open(board, actor, subject)
}

/// The same of what is not concealed.
fn may_see_open(board: &Board, actor: &Actor, subject: Subject) -> bool {
    match subject {
        Subject::City
        | Subject::Region(_)
        | Subject::Unit(_)
        | Subject::List(_)
        | Subject::Layer(_)
        | Subject::Period(_)
        | Subject::Edition(_)
        | Subject::Series(_)
        | Subject::Project(_)
        | Subject::Milestone(..)
        | Subject::Plan(..) => may_read(actor),
        Subject::Problem(..) => may_open(actor, Screen::Problems),
        Subject::Report(project, _) => may_see_reports(board, actor, project),
        Subject::Ledger => may_import(actor),
        Subject::Person(_) => may_keep_accounts(actor),
        Subject::Checklist(_)
        | Subject::Batch(_)
        | Subject::RuleSet(_)
        | Subject::RuleScopes
        | Subject::Document(_)
        | Subject::Display(_) => may_open(actor, Screen::Office),
        Subject::Draft(id) | Subject::Notice(_, id) => {
            let notice = board.notices.get(&id);
            writes_notices(actor) || notice.is_some_and(|notice| may_see_notice(actor, notice))
        }
        Subject::BottomLine(_, id) => {
            let flag = board.bottom_lines.get(&id);
            flag.map_or_else(|| decides(actor), |flag| bottom_line::may_know_cause(actor, flag))
                && may_read(actor)
        }
        Subject::Evidence(_, id) => {
            let evidence = board.evidence.get(&id);
            decides(actor) || evidence.is_some_and(|known| may_see_file(board, actor, known))
        }
        Subject::Card(_, id) => {
            let card = board.cards.get(&id);
            may_approve_cards(actor) || card.is_some_and(|card| may_see_card(board, actor, card))
        }
    }
}

/// A month's report has versions before the month is closed, when it is between those whose project
/// it is and the headquarters.
fn may_see_reports(board: &Board, actor: &Actor, project: ProjectId) -> bool {
    let project = board.projects.get(&board.standing(project));
    decides(actor) || project.is_some_and(|project| concerns(project, actor.role))
}

/// The headquarters sees all of what happens to projects.
const fn decides(actor: &Actor) -> bool {
    matches!(actor.role, Role::Office | Role::Leader | Role::Admin)
}
