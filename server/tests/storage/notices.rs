//! Numbers of papers against the real writer and a real file: gapless and unique, whatever fails.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use async_trait::async_trait;
use battle_map::{
    board::Board,
    command::{Command, Request},
    event::Subject,
    model::{
        actor::{Actor, Role},
        notice::{Addressee, NoticeAction, NoticeContent, NoticeState},
        person::PersonAction,
        project::{ProjectAction, ProjectFacts},
    },
    value::{DocumentId, Name, NoticeId, ProjectId, Text, UnitId},
};
use battle_map_server::{
    log::{
        Appended, CommandRecord, Head, IgnoredSnapshot, LogStats, NewEvent, Snapshot, SqliteLog,
        Store, StoreError, StoredEvent,
    },
    writer::{Journal, Submission, Writer},
};

use crate::support::{
    TestLog,
    city::{clock_at, id, office, register},
};

/// Drafts that are issued at once.
const NOTICES: u32 = 50;
/// 2023-11-15, a Wednesday.
const NOW: i64 = 1_700_000_000_000;

/// A store that fails some of its appends, before or after they are durable.
struct Flaky {
    log: SqliteLog,
    appends: AtomicU32,
}

impl Flaky {
    /// What the disk does to the next append: fail it, do it and lose the answer, or do it.
    fn luck(&self) -> u32 {
        // The steps of a small congruential generator, so that a failure can be repeated.
        let append = self.appends.fetch_add(1, Ordering::Relaxed);
        (append.wrapping_mul(1_103_515_245).wrapping_add(12_345) >> 16) % 4
    }
}

fn fault() -> StoreError {
    StoreError::Unreadable { table: "event", row: 0, column: "body" }
}

#[async_trait]
impl Store for Flaky {
    async fn head(&self) -> Result<Head, StoreError> {
        self.log.head().await
    }

    async fn append(
        &self,
        head: &Head,
        events: &[NewEvent],
        commands: &[CommandRecord],
    ) -> Result<Appended, StoreError> {
        match self.luck() {
            0 => Err(fault()),
            1 => {
                self.log.append(head, events, commands).await?;
                Err(fault())
            }
            _ => self.log.append(head, events, commands).await,
        }
    }

    async fn read(&self, from: u64, limit: u32) -> Result<Vec<StoredEvent>, StoreError> {
        self.log.read(from, limit).await
    }

    async fn of_subject(
        &self,
        subject: &str,
        before: Option<u64>,
        limit: u32,
    ) -> Result<Vec<StoredEvent>, StoreError> {
        self.log.of_subject(subject, before, limit).await
    }

    async fn results_of(&self, ids: &[&str]) -> Result<Vec<CommandRecord>, StoreError> {
        self.log.results_of(ids).await
    }

    async fn write_snapshot(&self, snapshot: &Snapshot) -> Result<(), StoreError> {
        self.log.write_snapshot(snapshot).await
    }

    async fn newest_snapshot(
        &self,
        format: u32,
        until_ms: Option<i64>,
    ) -> Result<Option<Result<Snapshot, IgnoredSnapshot>>, StoreError> {
        self.log.newest_snapshot(format, until_ms).await
    }

    async fn snapshot_from(&self, seq: u64) -> Result<Option<Snapshot>, StoreError> {
        self.log.snapshot_from(seq).await
    }

    async fn newest_snapshot_stand(&self, format: u32) -> Result<Option<(u64, i64)>, StoreError> {
        self.log.newest_snapshot_stand(format).await
    }

    async fn foreign_version(&self) -> Result<i64, StoreError> {
        self.log.foreign_version().await
    }

    async fn stats(&self) -> Result<LogStats, StoreError> {
        self.log.stats().await
    }

    async fn check_writing(&self) -> Result<(), StoreError> {
        self.log.check_writing().await
    }

    async fn close(&self) -> Result<(), StoreError> {
        self.log.close().await
    }
}

fn order(command_id: &str, role: Role, command: Command) -> Submission {
    let actor = Actor { name: Name::new("office").unwrap(), role, post: None };
    Submission {
        actor,
        request: Request { id: id(command_id), reads: Vec::new(), command: command.into() },
    }
}

/// Every fifth draft lacks what it demands, so that it is refused.
fn draft(number: u32) -> Command {
    let demand = Text::new("限期恢复施工").ok().filter(|_| !number.is_multiple_of(5));
    let content = NoticeContent {
        addressee: Some(Addressee::unit(UnitId(1))),
        subject: Name::new("限期恢复施工").ok(),
        facts: Text::new("现场停工").ok(),
        demand,
        signatory: Name::new("王××").ok(),
        ..NoticeContent::of(DocumentId::STANDARD)
    };
    let draft = NoticeAction::Draft { content: Box::new(content) };
    Command::new(Subject::Project(ProjectId(1)), draft)
}

async fn write(journal: &mut Journal, submission: Submission) {
    journal.execute(&[submission]).await.unwrap()[0].as_ref().unwrap();
}

/// A city with a unit, its account, a project and fifty drafts.
async fn city_with_drafts(test: &TestLog) {
    let mut journal = test.journal_at(NOW).await;
    write(&mut journal, register("register-unit", "岳池县发改局")).await;
    let name = Name::new("unit").unwrap();
    let person = PersonAction::Register { name, role: Role::Unit(UnitId(1)) };
    let person = Command::new(Subject::City, person);
    write(&mut journal, order("register-person", Role::Admin, person)).await;
    let facts = ProjectFacts::named(&Name::new("岳池人民医院迁建").unwrap());
    let project = Command::new(Subject::City, ProjectAction::Register { facts });
    write(&mut journal, order("register-project", Role::Admin, project)).await;
    for number in 1..=NOTICES {
        let submission = order(&format!("draft-{number:04}"), Role::Office, draft(number));
        let outcomes = journal.execute(&[submission]).await.unwrap();
        let created = &outcomes[0].as_ref().unwrap().result.created;
        assert_eq!(created, &[Subject::Draft(NoticeId(number))]);
    }
}

fn issue(number: u32) -> Submission {
    let command = Command::new(Subject::Draft(NoticeId(number)), NoticeAction::Issue {});
    Submission {
        // Needs nobody to check it.
        actor: Actor { role: Role::Leader, ..office() },
        request: Request {
            id: id(&format!("issue-{number:04}")),
            reads: Vec::new(),
            command: command.into(),
        },
    }
}

/// Asks again under the same id until there is an answer; says whether it was issued.
async fn insist(writer: Writer, number: u32) -> bool {
    loop {
        if let Ok(outcome) = writer.submit(issue(number)).await {
            return match outcome {
                Ok(_) => true,
                Err(refusal) => {
                    assert_eq!(refusal.code(), "notice-demand-missing");
                    false
                }
            };
        }
    }
}

fn numbers(board: &Board) -> Vec<u32> {
    let issued = board.notices.values().filter_map(|notice| notice.issued());
    let mut numbers: Vec<_> = issued.map(|issued| issued.paper.number.number).collect();
    numbers.sort_unstable();
    numbers
}

#[tokio::test]
async fn fifty_notices_issued_at_once_over_a_failing_disk_are_numbered_without_gap_or_double() {
    let test = TestLog::new();
    city_with_drafts(&test).await;
    // Two processes on one file, each with a disk that fails.
    let mut issued = 0;
    let mut clients = Vec::new();
    let mut tasks = Vec::new();
    for process in 0..2 {
        let store = Flaky { log: test.open().await, appends: AtomicU32::new(process * 7) };
        let journal = Journal::open(Arc::new(store), clock_at(NOW)).await.unwrap();
        let (writer, task) = Writer::start(journal);
        tasks.push(task);
        let theirs = (1..=NOTICES).filter(|number| number % 2 == process);
        clients.extend(theirs.map(|number| tokio::spawn(insist(writer.clone(), number))));
    }
    for client in clients {
        issued += u32::from(client.await.unwrap());
    }
    for task in tasks {
        task.stop().await;
    }
    assert_eq!(issued, NOTICES - NOTICES / 5);
    let board = test.journal_at(NOW).await.present().board.clone();
    assert_eq!(numbers(&board), (1..=issued).collect::<Vec<_>>());
    let drafts =
        board.notices.values().filter(|notice| matches!(notice.state, NoticeState::Draft(_)));
    assert_eq!(u32::try_from(drafts.count()).unwrap(), NOTICES / 5);
    assert_eq!(test.verify().await.finding, None);
}
