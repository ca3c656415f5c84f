//! What the tests of the writer share: a journal on a file and a command anybody can count.

use std::collections::HashMap;
use std::sync::Arc;

use battle_map::command::{Command, Request};
use battle_map::event::Subject;
use battle_map::model::actor::{Actor, Role};
use battle_map::model::unit::UnitAction;
use battle_map::value::{CommandId, Name, Timestamp, UnitId};
use battle_map_server::log::{SqliteLog, Store};
use battle_map_server::{
    clock::Clock,
    writer::{Journal, Submission},
};

use super::TestLog;

pub fn id(text: &str) -> CommandId {
    CommandId::try_from(text.to_owned()).unwrap()
}

/// A clock that stands still at `ms`.
pub fn clock_at(ms: i64) -> Clock {
    Arc::new(move || Timestamp(ms))
}

pub fn office() -> Actor {
    Actor { name: Name::new("office").unwrap(), role: Role::Office, post: None }
}

/// The office registers a unit: one command, one event; the same name again is refused.
pub fn register(command: &str, name: &str) -> Submission {
    let unit = UnitAction::Register { name: Name::new(name).unwrap() };
    Submission {
        actor: office(),
        request: Request {
            id: id(command),
            reads: Vec::new(),
            command: Command::new(Subject::City, unit).into(),
        },
    }
}

/// The office gives a unit another name.
pub fn also_called(command: &str, unit: UnitId, alias: &str) -> Submission {
    let alias = Name::new(alias).unwrap();
    let mut submission = register(command, "x");
    let add = Command::new(Subject::Unit(unit), UnitAction::AddAlias { alias });
    submission.request.command = add.into();
    submission
}

impl TestLog {
    pub async fn journal(&self) -> Journal {
        self.journal_at(1_700_000_000_000).await
    }

    pub async fn journal_at(&self, ms: i64) -> Journal {
        Journal::open(Arc::new(self.open().await), clock_at(ms)).await.unwrap()
    }
}

/// How many events each command has left in the log.
pub async fn events_by_command(log: &SqliteLog) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    let mut next = 1;
    loop {
        let page = log.read(next, 5000).await.unwrap();
        let Some(last) = page.last() else {
            return counts;
        };
        next = last.seq + 1;
        for row in page {
            *counts.entry(row.event.command_id).or_default() += 1;
        }
    }
}
