//! A server with people, and browsers that keep their cookies.

use std::{net::SocketAddr, path::PathBuf, sync::Arc};

use axum::Router;
use battle_map::{
    command::{Command, Request as Order},
    event::Subject,
    model::{
        actor::{Actor, Role},
        person::PersonAction,
        project::{ProjectAction, ProjectFacts, RegionShare},
        region::{RegionAction, RegionKind},
        unit::UnitAction,
    },
    value::{CommandId, Name, RegionId, UnitId},
};
use battle_map_server::{
    auth::{CredentialStore, NewToken, Passwords, Secret, StoredPassword, TokenId},
    cli::{
        self, Arguments,
        serve::{ServeOptions, assemble},
    },
    clock::{self, Clock},
    http::site::SiteFiles,
    log::{Appended, CommandRecord, NewEvent, SqliteLog, Store},
    writer::{Journal, Submission, WriterTask},
};
use clap::Parser;
use tempfile::TempDir;
use tokio::sync::watch;

mod browser;
pub mod pdf;

pub use browser::{Answer, Browser};

/// Everybody's password here.
pub const PASSWORD: &str = "three kicks";

pub struct City {
    router: Router,
    pub log: Arc<SqliteLog>,
    _stop: watch::Sender<bool>,
    _task: WriterTask,
    folder: TempDir,
}

impl City {
    /// A city with one region and an account for the administrator, the office and a viewer.
    pub async fn start() -> Self {
        Self::with(&[]).await
    }

    /// Such a city with other accounts beside these; the flag says that the password is initial.
    pub async fn with(others: &[(&str, Role, bool)]) -> Self {
        Self::build(others, &[], &[], clock::system()).await
    }

    /// Such a city served with other `words` on its command line.
    pub async fn served(words: &[&str]) -> Self {
        Self::build(&[], &[], words, clock::system()).await
    }

    /// Such a city whose events were written by another clock.
    pub async fn written_by(clock: Clock) -> Self {
        Self::build(&[], &[], &[], clock).await
    }

    /// Such a city with a second region and unit, and a project of the first.
    pub async fn with_a_project(others: &[(&str, Role, bool)]) -> Self {
        Self::with_a_project_served(others, &[]).await
    }

    /// The same, served with other `words` on its command line.
    pub async fn with_a_project_served(others: &[(&str, Role, bool)], words: &[&str]) -> Self {
        let name = |text: &str| Name::new(text).unwrap();
        let (kind, boundary) = (RegionKind::District, None);
        let facts = ProjectFacts {
            regions: vec![RegionShare { region: RegionId(1), share: 1000 }],
            responsible_unit: Some(UnitId(1)),
            ..ProjectFacts::named(&name("岳池人民医院迁建"))
        };
        let commands = [
            Command::new(
                Subject::City,
                RegionAction::Register { name: name("武胜县"), kind, boundary },
            ),
            Command::new(Subject::City, UnitAction::Register { name: name("武胜县城投公司") }),
            Command::new(Subject::City, ProjectAction::Register { facts }),
        ];
        Self::build(others, &commands, words, clock::system()).await
    }

    async fn build(
        others: &[(&str, Role, bool)],
        commands: &[Command],
        words: &[&str],
        clock: Clock,
    ) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let options = options(&folder, words);
        let log = Arc::new(SqliteLog::open_or_create(&options.database).await.unwrap());
        let mut journal = Journal::open(log.clone(), clock).await.unwrap();
        let kind = RegionKind::District;
        let name = Name::new("岳池县").unwrap();
        let region = RegionAction::Register { name, kind, boundary: None };
        give(&mut journal, Command::new(Subject::City, region)).await;
        let name = Name::new("岳池县城投公司").unwrap();
        give(&mut journal, Command::new(Subject::City, UnitAction::Register { name })).await;
        for command in commands {
            give(&mut journal, command.clone()).await;
        }
        let always = [("admin", Role::Admin), ("office", Role::Office), ("viewer", Role::Viewer)]
            .map(|(name, role)| (name, role, false));
        for (name, role, initial) in always.iter().chain(others) {
            register(&mut journal, &log, name, *role, *initial).await;
        }
        let (stop, stopped) = watch::channel(false);
        let (router, task) =
            assemble(&options, Arc::new(SiteFiles::default()), stopped).await.unwrap();
        Self { router, log, _stop: stop, _task: task, folder }
    }

    /// Its database.
    pub fn database(&self) -> PathBuf {
        self.folder.path().join("city.db")
    }

    /// Writes an event beside the running server, as another process would.
    pub async fn write(&self, subject: &str, kind: &str, change: &str) {
        let head = self.log.head().await.unwrap();
        let command_id = format!("written-{}", head.seq + 1);
        let actor = Actor { name: Name::new("test").unwrap(), role: Role::Admin, post: None };
        let event = NewEvent {
            time_ms: clock::now().0,
            actor: serde_json::to_string(&actor).unwrap(),
            command_id: command_id.clone(),
            subject: subject.to_owned(),
            kind: kind.to_owned(),
            body: change.to_owned(),
        };
        let result = CommandRecord { command_id, seq: head.seq + 1, result: "{}".to_owned() };
        let appended = self.log.append(&head, &[event], &[result]).await.unwrap();
        assert!(matches!(appended, Appended::Done(_)));
    }

    /// Where its files lie.
    pub fn files(&self) -> PathBuf {
        self.folder.path().join("city.db.files")
    }

    /// Makes a token.
    pub async fn token(&self, role: Role) -> (Secret, TokenId) {
        let secret = Secret::new().unwrap();
        let token =
            NewToken { hash: secret.hash(), label: "大厅大屏".to_owned(), role, made_ms: 0 };
        (secret, self.log.add_token(&token).await.unwrap())
    }

    /// A browser at some address.
    pub fn browser(&self, address: [u8; 4]) -> Browser {
        let address = SocketAddr::from((address, 40_000));
        Browser::new(self.router.clone(), address)
    }

    /// A browser that has signed in.
    pub async fn signed_in(&self, name: &str) -> Browser {
        let browser = self.browser([10, 0, 0, 7]);
        let answer = browser.sign_in(name, PASSWORD).await;
        assert!(answer.cookie("browser").len() > 64, "{name} signs in");
        browser
    }
}

fn options(folder: &TempDir, more: &[&str]) -> ServeOptions {
    let database = folder.path().join("city.db");
    let reader = env!("CARGO_BIN_EXE_battle-map");
    let words =
        ["battle-map", "serve", "--database", database.to_str().unwrap(), "--reader", reader];
    let words = words.iter().chain(more);
    match Arguments::try_parse_from(words).unwrap().command {
        cli::CliCommand::Serve(options) => options,
        _ => unreachable!("the words say serve"),
    }
}

async fn give(journal: &mut Journal, command: Command) -> Vec<Subject> {
    let bits = u128::from_str_radix(&Secret::new().unwrap().expose()[..32], 16).unwrap();
    let (id, command) = (CommandId::from_bits(bits), command.into());
    let request = Order { id, reads: Vec::new(), command };
    let actor = Actor { name: Name::new("test").unwrap(), role: Role::Admin, post: None };
    let outcomes = journal.execute(&[Submission { actor, request }]).await.unwrap();
    outcomes.into_iter().next().unwrap().unwrap().result.created
}

async fn register(journal: &mut Journal, log: &SqliteLog, name: &str, role: Role, initial: bool) {
    let name = Name::new(name).unwrap();
    let person = Command::new(Subject::City, PersonAction::Register { name, role });
    let created = give(journal, person).await;
    let created = created.first();
    let person = created.and_then(|subject| match subject {
        Subject::Person(person) => Some(person),
        _ => None,
    });
    let person = person.unwrap();
    let hash = Passwords::new().unwrap().hash(PASSWORD).await.unwrap();
    log.set_password(*person, &StoredPassword { hash, initial }).await.unwrap();
}
