//! Histories: the events of a project, or of any thing that changed, as lines, newest first.

use serde::{Deserialize, Serialize};

use crate::{
    access,
    board::Board,
    event::{Recorded, Subject},
    model::actor::{Actor, Role},
    value::{Seq, Timestamp},
};

mod detail;

pub use detail::Detail;
use detail::{detail, without_words};

/// One line of a history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryLine {
    /// Its place in the log.
    pub seq: Seq,
    /// The moment it was written to the log.
    pub at: Timestamp,
    /// Who gave the command.
    pub by: By,
    /// The event's kind, key of the catalogue's `change.*` texts.
    pub kind: String,
    /// What it was about, and the values that it set.
    pub detail: Detail,
}

/// Who did something, as far as its reader may know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum By {
    /// The name of the person.
    Person(String),
    /// The post alone: the role, and the name of the unit or region to which it is bound.
    Post(Role, Option<String>),
}

impl By {
    /// Whoever did something to `subject`, as `reader` may know them.
    pub(super) fn told(board: &Board, reader: &Actor, subject: Subject, actor: &Actor) -> Self {
        if access::may_read_words(board, reader, subject) {
            Self::Person(actor.name.to_string())
        } else {
            Self::Post(actor.role, bound(board, actor.role))
        }
    }
}

/// The line of one event as `reader` may read it; `board` knows the names of the milestones.
pub fn line(board: &Board, reader: &Actor, recorded: &Recorded) -> HistoryLine {
    let Recorded { actor, event, .. } = recorded;
    let detail = detail(board, event);
    let by = By::told(board, reader, event.subject, actor);
    let detail = match by {
        By::Person(_) => detail,
        By::Post(..) => without_words(detail, &event.change),
    };
    HistoryLine { seq: recorded.seq, at: recorded.at, by, kind: event.kind().to_owned(), detail }
}

/// The unit or region to which a role is bound, by its name.
fn bound(board: &Board, role: Role) -> Option<String> {
    match role {
        Role::Unit(unit) => board.unit_name(unit).map(str::to_owned),
        Role::RegionOffice(region) => board.regions.get(&region).map(|r| r.name.to_string()),
        Role::Viewer | Role::Office | Role::Leader | Role::Admin | Role::Display => None,
    }
}
