//! The first account: one administrator comes of a set-up, however many try at once, and the city
//! has its name.

use std::sync::Arc;

use battle_map::{model::actor::Role, refusal::Refusal, value::Name};
use battle_map_server::{
    auth::{Accounts, SessionOrigin},
    clock,
    log::SqliteLog,
    writer::{Journal, Writer},
};

use sqlx::{Connection, SqliteConnection, sqlite::SqliteConnectOptions};

use crate::support::PASSWORD;

#[tokio::test]
async fn of_set_ups_at_the_same_time_one_makes_the_only_administrator() {
    let folder = tempfile::tempdir().unwrap();
    let log = Arc::new(SqliteLog::open_or_create(&folder.path().join("city.db")).await.unwrap());
    let journal = Journal::open(log.clone(), clock::system()).await.unwrap();
    let (writer, _task) = Writer::start(journal);
    let accounts = Accounts::new(log, writer).unwrap();

    let name = |text: &str| Name::new(text).unwrap();
    let (city, first, second) = (name("广安市"), name("张三"), name("李四"));
    let from = SessionOrigin::default();
    let (one, other) = tokio::join!(
        accounts.set_up(&city, &first, PASSWORD, &from),
        accounts.set_up(&city, &second, PASSWORD, &from),
    );
    let outcomes = [one.unwrap().err(), other.unwrap().err()];
    let refused = |outcome: &&Option<Refusal>| matches!(outcome, Some(Refusal::Stale { .. }));
    assert_eq!(outcomes.iter().filter(refused).count(), 1, "{outcomes:?}");
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_none()).count(), 1, "{outcomes:?}");

    let board = accounts.board();
    let roles: Vec<_> = board.people.values().map(|person| person.role).collect();
    assert_eq!(roles, [Role::Admin]);
    assert_eq!(board.city.name, Some(city));
}

#[tokio::test]
async fn the_first_account_waits_until_it_can_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("city.db");
    let log = Arc::new(SqliteLog::open_or_create(&file).await.unwrap());
    let journal = Journal::open(log.clone(), clock::system()).await.unwrap();
    let (writer, _task) = Writer::start(journal);
    let accounts = Accounts::new(log, writer).unwrap();
    let options = SqliteConnectOptions::new().filename(&file);
    let mut beside = SqliteConnection::connect_with(&options).await.unwrap();
    let full =
        "CREATE TRIGGER full BEFORE INSERT ON event BEGIN SELECT RAISE(ROLLBACK, 'full'); END";
    sqlx::query(full).execute(&mut beside).await.unwrap();

    let (city, name, from) =
        (Name::new("广安市").unwrap(), Name::new("张三").unwrap(), SessionOrigin::default());
    let refused = accounts.set_up(&city, &name, PASSWORD, &from).await.unwrap_err();
    assert_eq!(refused.unwritten(), Some("cannot-write"));
    assert!(accounts.is_empty(), "the way in stays open");
    sqlx::query("DROP TRIGGER full").execute(&mut beside).await.unwrap();
    assert!(accounts.set_up(&city, &name, PASSWORD, &from).await.unwrap().is_ok());
}
