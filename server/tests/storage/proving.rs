//! What `verify` proves beyond the chain: the structure of the file, command results, and anchors that
//! stand outside it; and what it says that it does not prove.

#![cfg(target_os = "linux")]

use std::time::Duration;

use battle_map_server::log::{Head, SqliteLog, Store, anchor::Anchor};
use sqlx::AssertSqlSafe;

use crate::support::program::{City, Ended};
use crate::support::{TestLog, append, event, raw, record};

/// The bytes of a page in SQLite's file.
const PAGE: usize = 4096;

/// A log whose table of events has inner pages.
async fn with_inner_pages() -> TestLog {
    let test = TestLog::new();
    let log = test.open().await;
    let events: Vec<_> = (0..1500).map(|_| event("project/1", "import")).collect();
    append(&log, &Head::default(), &events, &[record("import", 1500)]).await;
    log.close().await.unwrap();
    test
}

async fn root_of(test: &TestLog, table: &str) -> usize {
    let mut connection = raw(&test.path).await;
    let sql = format!("SELECT rootpage FROM sqlite_schema WHERE name = '{table}'");
    let root: i64 =
        sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(&mut connection).await.unwrap();
    sqlx::Connection::close(connection).await.unwrap();
    usize::try_from(root).unwrap()
}

#[tokio::test]
async fn a_tree_that_leads_in_a_circle_is_found_and_nothing_goes_round_in_it() {
    for inner in [0, 1, 2] {
        let test = with_inner_pages().await;
        let root = (root_of(&test, "event").await - 1) * PAGE;
        let mut bytes = std::fs::read(&test.path).unwrap();
        assert_eq!(bytes[root], 5, "an inner page of a table");
        // The first child takes the place of the last, of the second, or of the third.
        let cell = |number: usize| {
            let at = root + 12 + 2 * number;
            root + usize::from(u16::from_be_bytes([bytes[at], bytes[at + 1]]))
        };
        let (from, to) = (cell(0), if inner == 0 { root + 8 } else { cell(inner) });
        bytes.copy_within(from..from + 4, to);
        std::fs::write(&test.path, &bytes).unwrap();
        let log = SqliteLog::open(&test.path).await.unwrap();
        let damage = tokio::time::timeout(Duration::from_mins(1), log.damage()).await.unwrap();
        assert!(damage.unwrap().is_some(), "{inner}");
        let walk = battle_map_server::log::verify::verify(&log);
        let walked = tokio::time::timeout(Duration::from_mins(1), walk).await;
        assert!(walked.is_ok(), "the walk alone ends too: {inner}");
    }
}

fn verify(city: &City, more: &[&str]) -> Ended {
    city.run(&[&["verify", "--database", "DB"], more].concat(), "")
}

/// The head that a command printed.
fn head(printed: &Ended) -> String {
    let line = printed.stdout.lines().find_map(|line| line.strip_prefix("head "));
    line.unwrap_or_else(|| panic!("{}", printed.stdout)).to_owned()
}

#[test]
fn verify_says_what_it_proves_and_what_not() {
    let city = City::with_an_account();
    let verified = verify(&city, &[]);
    for said in [
        "1 events, every one in its place",
        "1 command results, every one where its command ended",
        "1 passwords, 0 sessions and 0 tokens, readable",
        "0 files, every one whole; 0 pictures made of them",
        "head 1:",
        "not covered: the pictures made from files",
    ] {
        assert!(verified.stdout.contains(said), "{said}: {}", verified.stdout);
    }
}

#[tokio::test]
async fn results_and_passwords_that_somebody_edited_are_found() {
    for (sql, said) in [
        ("UPDATE command_result SET result = 'x'", "was changed"),
        ("UPDATE command_result SET seq = 0", "was moved"),
        ("INSERT INTO password VALUES (7, 'x', 0)", "a password for person 7"),
    ] {
        let city = City::with_an_account();
        city.edit(sql).await;
        let verified = verify(&city, &[]);
        assert_eq!(verified.status, Some(1), "{sql}");
        assert!(verified.stderr.contains(said), "{sql}: {}", verified.stderr);
    }
}

const CUT: &str = "DROP TRIGGER event_is_never_deleted; \
     DELETE FROM event WHERE seq > 1; DELETE FROM command_result WHERE seq > 1; DELETE FROM snapshot; \
     DELETE FROM password WHERE person > 1; \
     UPDATE head SET seq = 1, commands = 1, time_ms = (SELECT time_ms FROM event WHERE seq = 1), \
     hash = (SELECT hash FROM event WHERE seq = 1); \
     CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event\n\
     BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END";

#[tokio::test]
async fn a_tail_cut_at_the_end_of_a_command_is_found_by_an_anchor_from_a_backup() {
    let city = City::with_an_account();
    city.add_user("office");
    let backup = city.run(&["backup", "--database", "DB", "COPY"], "");
    let anchor = head(&backup);
    assert_eq!(head(&verify(&city, &[])), anchor, "what a backup prints is the head");
    let hash = anchor.split_once(':').unwrap().1;
    for known in [&anchor, hash, &hash[..16]] {
        let verified = verify(&city, &["--anchor", known]);
        assert_eq!(verified.status, Some(0), "{known}: {}", verified.stderr);
    }
    city.edit(CUT).await;
    assert_eq!(verify(&city, &[]).status, Some(0), "nothing inside the file tells");
    for known in [&anchor, hash, &hash[..16]] {
        let verified = verify(&city, &["--anchor", known]);
        assert_eq!(verified.status, Some(1), "{known}");
        assert!(verified.stderr.contains("is not in this log"), "{}", verified.stderr);
    }
    assert_eq!(verify(&city, &["--anchor", "12:short"]).status, Some(2));
}

#[tokio::test]
async fn a_chain_computed_anew_is_found_by_an_anchor() {
    let (ours, theirs) = (TestLog::with_events(5).await, TestLog::new());
    let log = theirs.open().await;
    let mut top = Head::default();
    for number in 1..=5 {
        let id = format!("command-{number}");
        let mut other = event("project/1", &id);
        other.body = r#"{"name":"another"}"#.into();
        top = append(&log, &top, &[other], &[record(&id, number)]).await;
    }
    assert_eq!(theirs.verify().await.finding, None, "it is whole in itself");
    let anchor = Anchor::of(&ours.open().await.head().await.unwrap());
    assert!(anchor.is_in(&ours.open().await).await.unwrap());
    assert!(!anchor.is_in(&log).await.unwrap());
    assert!(Anchor::of(&Head::default()).is_in(&log).await.unwrap(), "every log began empty");
}
