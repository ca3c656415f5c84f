//! Reading never needs a write: where nothing can be written, pages are answered all the same, and soon.

use std::time::{Duration, Instant};

use axum::http::StatusCode;
use battle_map::model::actor::Role;
use sqlx::{Connection, SqliteConnection, sqlite::SqliteConnectOptions};

use crate::support::{Browser, City};

async fn raw(city: &City) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(city.database());
    SqliteConnection::connect_with(&options).await.unwrap()
}

/// A session, a wall and a program, all of which were last noted an hour ago.
async fn readers(city: &City) -> Vec<Browser> {
    let viewer = city.signed_in("viewer").await;
    let (token, _) = city.token(Role::Display).await;
    let wall = city.browser([10, 0, 0, 50]);
    wall.get(&format!("/enter?token={}", token.expose())).await;
    let mut connection = raw(city).await;
    for sql in ["UPDATE session SET used_ms = used_ms - 3600000", "UPDATE token SET used_ms = 1"] {
        sqlx::query(sql).execute(&mut connection).await.unwrap();
    }
    connection.close().await.unwrap();
    vec![viewer, wall]
}

async fn are_answered_soon(readers: &[Browser]) {
    for reader in readers {
        for address in ["/wall", "/live/head"] {
            let asked = Instant::now();
            assert_eq!(reader.get(address).await.status, StatusCode::OK, "{address}");
            assert!(asked.elapsed() < Duration::from_secs(4), "{address}: {:?}", asked.elapsed());
        }
    }
}

#[tokio::test]
async fn pages_are_answered_while_another_program_holds_the_file() {
    let city = City::start().await;
    let readers = readers(&city).await;
    let mut holder = raw(&city).await;
    let held = holder.begin_with("BEGIN IMMEDIATE").await.unwrap();
    are_answered_soon(&readers).await;
    held.rollback().await.unwrap();
}

#[tokio::test]
async fn pages_are_answered_while_no_use_can_be_noted_and_it_is_noted_later() {
    let city = City::start().await;
    let readers = readers(&city).await;
    let mut connection = raw(&city).await;
    let broken =
        "CREATE TRIGGER broken BEFORE UPDATE ON session BEGIN SELECT RAISE(ROLLBACK, 'full'); END";
    sqlx::query(broken).execute(&mut connection).await.unwrap();
    are_answered_soon(&readers).await;
    sqlx::query("DROP TRIGGER broken").execute(&mut connection).await.unwrap();
    // Once something else was written, uses are noted again.
    let admin = city.signed_in("admin").await;
    let unit = r#"{"subject": "city", "action": {"unit": {"register": {"name": "市住建局"}}}}"#;
    let given = admin.execute(&format!(r#"{{"id": "unit-later", "command": {unit}}}"#)).await;
    assert_eq!(given.status, StatusCode::OK, "{}", given.text);
    are_answered_soon(&readers).await;
    let old = "SELECT count(*) FROM session WHERE used_ms < opened_ms";
    let old: i64 = sqlx::query_scalar(old).fetch_one(&mut connection).await.unwrap();
    assert_eq!(old, 0);
}
