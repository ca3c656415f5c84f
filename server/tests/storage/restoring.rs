//! A backup takes the place of a database by `restore`; copied over it beside what a crash left, it is
//! recognised and left as it is.

#![cfg(target_os = "linux")]

use std::fs;
use std::path::PathBuf;

use rustix::process::Signal;

use crate::support::program::{City, Ended, REGIONS, SAMPLE, Server};

const DOCUMENT: &str = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\nxref\n0 1\ntrailer<</Root 1 0 R>>\nstartxref\n41\n%%EOF";

fn restore(city: &City) -> Ended {
    city.run(&["restore", "--database", "DB", "COPY"], "")
}

fn back_up(city: &City) {
    let Ended { status, stderr, .. } = city.run(&["backup", "--database", "DB", "COPY"], "");
    assert_eq!(status, Some(0), "{stderr}");
}

/// A backup of a city, and a server that went on and was killed in the middle.
fn crashed_after_a_backup() -> City {
    let city = City::with_an_account();
    let server = city.serve();
    assert_eq!(server.register("first-unit").status, 200);
    back_up(&city);
    for unit in ["second-unit", "third-unit"] {
        assert_eq!(server.register(unit).status, 200);
    }
    server.end(Signal::KILL);
    city
}

fn bytes(city: &City, name: &str) -> Vec<u8> {
    fs::read(city.path(name)).unwrap()
}

/// Whatever opens the database refuses and changes nothing, until the log is moved away.
fn is_refused_untouched(city: &City, events: u64) {
    let (file, wal) = (bytes(city, "city.db"), bytes(city, "city.db-wal"));
    for words in [
        &["verify", "--database", "DB"][..],
        &["serve", "--database", "DB", "--listen", "127.0.0.1:0"],
        &["user", "add", "--database", "DB", "--name", "x", "--role", "admin"],
    ] {
        let refused = city.run(words, "three kicks");
        assert_eq!(refused.status, Some(1), "{words:?}: {}", refused.stderr);
        assert!(refused.stderr.contains("city.db-wal does not belong to"), "{}", refused.stderr);
    }
    assert!(bytes(city, "city.db") == file && bytes(city, "city.db-wal") == wal, "untouched");
    fs::rename(city.path("city.db-wal"), city.path("moved-away")).unwrap();
    assert_eq!(city.events(), events);
}

#[test]
fn a_backup_copied_over_what_a_crash_left_is_recognised_and_nothing_is_applied_to_it() {
    let city = crashed_after_a_backup();
    fs::copy(city.path("copy"), city.path("city.db")).unwrap();
    is_refused_untouched(&city, 2);
}

#[test]
fn so_is_a_copy_of_the_file_from_before_the_log_began() {
    let city = City::with_an_account();
    let earlier = city.copied();
    let server = city.serve();
    assert_eq!(server.register("first-unit").status, 200);
    assert!(server.end(Signal::TERM).success());
    let server = city.serve();
    assert_eq!(server.register("second-unit").status, 200);
    server.end(Signal::KILL);
    fs::copy(earlier, city.path("city.db")).unwrap();
    is_refused_untouched(&city, 1);
}

#[test]
fn and_a_log_of_another_city() {
    let (city, other) = (crashed_after_a_backup(), City::with_an_account());
    fs::copy(other.path("city.db"), city.path("city.db")).unwrap();
    is_refused_untouched(&city, 1);
}

#[test]
fn the_log_that_a_crash_left_beside_its_own_database_is_folded_in() {
    let city = crashed_after_a_backup();
    assert_eq!(city.events(), 4);
}

#[test]
fn a_restored_backup_is_what_it_was_and_the_former_database_is_kept() {
    let city = crashed_after_a_backup();
    let restored = restore(&city);
    assert_eq!(restored.status, Some(0), "{}", restored.stderr);
    assert!(restored.stdout.contains("2 events"), "{}", restored.stdout);
    assert_eq!(city.beside_the_database(), Vec::<String>::new());
    assert_eq!(city.events(), 2);
    assert_eq!(city.events_in(&city.path("city.db.former-1/city.db")), 4);
    let server = city.serve();
    assert_eq!(server.register("fourth-unit").status, 200);
    assert!(server.end(Signal::TERM).success());
    assert_eq!(city.events(), 3);
    assert_eq!(restore(&city).status, Some(0), "and again");
    assert_eq!(city.events_in(&city.path("city.db.former-2/city.db")), 3);
}

#[tokio::test]
async fn after_a_restore_nobody_is_signed_in() {
    let city = City::with_an_account();
    city.edit(
        "INSERT INTO session (hash, person, opened_ms, used_ms) VALUES (zeroblob(32), 1, 1, 1)",
    )
    .await;
    back_up(&city);
    assert_eq!(restore(&city).status, Some(0));
    let verified = city.run(&["verify", "--database", "DB"], "");
    assert!(verified.stdout.contains("1 passwords, 0 sessions"), "{}", verified.stdout);
}

/// Makes a token for each of these roles.
fn make_tokens(city: &City, roles: &[&str]) {
    for role in roles {
        let words = ["token", "--database", "DB", "--role", role, "--label", "test"];
        assert_eq!(city.run(&words, "").status, Some(0), "{role}");
    }
}

/// The numbers of the tokens that are valid.
async fn valid_tokens(city: &City) -> Vec<i64> {
    let mut database = crate::support::raw(&city.path("city.db")).await;
    let valid = "SELECT id FROM token WHERE revoked_ms IS NULL ORDER BY id";
    let valid = sqlx::query_scalar(valid).fetch_all(&mut database).await.unwrap();
    sqlx::Connection::close(database).await.unwrap();
    valid
}

#[tokio::test]
async fn a_token_that_was_revoked_since_the_backup_stays_revoked() {
    let city = City::with_an_account();
    make_tokens(&city, &["office", "display", "office", "display"]);
    back_up(&city);
    make_tokens(&city, &["office"]);
    let server = city.serve();
    assert_eq!(server.revoke(1).status, 200);
    assert_eq!(server.revoke(2).status, 200);
    // What was revoked last is in the write-ahead log only.
    server.end(Signal::KILL);
    let restored = restore(&city);
    assert_eq!(restored.status, Some(0), "{}", restored.stderr);
    assert_eq!(valid_tokens(&city).await, [3, 4]);
    for said in ["2 tokens are valid as before", "2 tokens that were revoked since the backup stay"]
    {
        assert!(restored.stdout.contains(said), "{}", restored.stdout);
    }
}

#[tokio::test]
async fn where_nobody_knows_what_was_revoked_only_tokens_that_look_stay_valid() {
    let city = City::with_an_account();
    make_tokens(&city, &["office", "display", "viewer", "admin"]);
    back_up(&city);
    fs::write(city.path("city.db"), "no database").unwrap();
    let restored = restore(&city);
    assert_eq!(restored.status, Some(0), "{}", restored.stderr);
    assert_eq!(valid_tokens(&city).await, [2, 3]);
    for said in
        ["2 tokens that do more than look are revoked", "2 tokens of walls and viewers stay"]
    {
        assert!(restored.stdout.contains(said), "{}", restored.stdout);
    }
}

#[test]
fn a_database_that_a_server_has_open_is_not_replaced() {
    let city = City::with_an_account();
    back_up(&city);
    let server = city.serve();
    assert_eq!(server.register("first-unit").status, 200);
    let refused = restore(&city);
    assert_eq!(refused.status, Some(1), "{}", refused.stderr);
    assert!(refused.stderr.contains("is in use; stop the server first"), "{}", refused.stderr);
    assert_eq!(server.register("second-unit").status, 200);
    assert!(server.end(Signal::TERM).success());
    assert_eq!(city.events(), 3);
    assert_eq!(restore(&city).status, Some(0));
    assert_eq!(city.events(), 1);
}

/// The files of a database, without their folder's subfolders.
fn evidence(city: &City, database: &str) -> PathBuf {
    let folder = city.path(&format!("{database}.files"));
    let shelves = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let shelf = shelves.into_iter().find(|path| path.file_name().unwrap().len() == 2).unwrap();
    let mut files = fs::read_dir(shelf).unwrap().map(|entry| entry.unwrap().path());
    files.find(|path| path.extension().is_none()).unwrap()
}

/// A city with one document as evidence, and a backup of it.
fn with_evidence() -> (City, Server) {
    let city = City::with_an_account();
    for words in [["regions", "--database", "DB", REGIONS], ["import", "--database", "DB", SAMPLE]]
    {
        assert_eq!(city.run(&words, "").status, Some(0));
    }
    let server = city.serve();
    let answer = server.upload("upload-1", DOCUMENT);
    assert_eq!(answer.status, 200, "{}", answer.body);
    back_up(&city);
    (city, server)
}

#[test]
fn files_are_put_back_with_their_database() {
    let (city, server) = with_evidence();
    assert!(server.end(Signal::TERM).success());
    let file = evidence(&city, "city.db");
    fs::write(&file, "damaged").unwrap();
    assert_eq!(city.run(&["verify", "--database", "DB"], "").status, Some(1));
    let restored = restore(&city);
    assert_eq!(restored.status, Some(0), "{}", restored.stderr);
    assert_eq!(fs::read_to_string(&file).unwrap(), DOCUMENT);
    let verified = city.run(&["verify", "--database", "DB"], "");
    assert!(verified.stdout.contains("1 files, every one whole"), "{}", verified.stdout);
}

#[tokio::test]
async fn a_backup_that_is_not_whole_is_refused_and_nothing_is_changed() {
    let (city, server) = with_evidence();
    assert!(server.end(Signal::TERM).success());
    let events = city.events();
    let refused = |why: &str| {
        let refused = restore(&city);
        assert_eq!(refused.status, Some(2), "{}", refused.stderr);
        assert!(refused.stderr.contains(why), "{}", refused.stderr);
        assert_eq!(city.events(), events);
        assert!(!city.path("city.db.restoring").exists(), "nothing is left of the attempt");
    };
    fs::write(city.path("copy-wal"), "something").unwrap();
    refused("is no backup");
    fs::remove_file(city.path("copy-wal")).unwrap();
    fs::write(evidence(&city, "copy"), "damaged").unwrap();
    refused("is missing or was changed");
    let mut copy = crate::support::raw(&city.path("copy")).await;
    sqlx::raw_sql("UPDATE head SET hash = zeroblob(32)").execute(&mut copy).await.unwrap();
    sqlx::Connection::close(copy).await.unwrap();
    refused("the head row does not agree");
    fs::write(city.path("copy"), "no database").unwrap();
    refused("is not a battle map database");
    fs::remove_file(city.path("copy")).unwrap();
    refused("does not exist");
}

/// What lies in the city's folder under the name that a restore works with.
fn staged(city: &City) -> Vec<String> {
    let names = fs::read_dir(city.path("")).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.starts_with("city.db.restoring")).collect()
}

#[test]
fn nothing_is_left_of_a_restore_that_fails_while_it_copies() {
    let (city, server) = with_evidence();
    assert!(server.end(Signal::TERM).success());
    let events = city.events();
    let full = city.run_within(8, &["restore", "--database", "DB", "COPY"]);
    assert_eq!(full.status, Some(1), "{}", full.stderr);
    assert_eq!(staged(&city), Vec::<String>::new());
    // The database is copied by then, and one of its files.
    let shelf = evidence(&city, "copy").parent().unwrap().to_owned();
    std::os::unix::fs::symlink("nowhere", shelf.join("dangling")).unwrap();
    let failed = restore(&city);
    assert_eq!(failed.status, Some(1), "{}", failed.stderr);
    assert_eq!(staged(&city), Vec::<String>::new());
    assert_eq!(city.events(), events, "and the database is as it was");
}

#[test]
fn a_restore_broken_off_in_between_begins_no_empty_city_and_is_done_again() {
    let city = City::with_an_account();
    back_up(&city);
    // As it is when the machine goes down after the former database was moved away.
    fs::create_dir(city.path("city.db.former-1")).unwrap();
    fs::rename(city.path("city.db"), city.path("city.db.former-1/city.db")).unwrap();
    fs::copy(city.path("copy"), city.path("city.db.restoring")).unwrap();
    let refused = city.run(&["serve", "--database", "DB", "--listen", "127.0.0.1:0"], "");
    assert_eq!(refused.status, Some(1), "{}", refused.stderr);
    assert!(refused.stderr.contains("was broken off"), "{}", refused.stderr);
    assert!(!city.path("city.db").exists());
    let whole = bytes(&city, "copy");
    fs::write(city.path("copy"), "no database").unwrap();
    assert_eq!(restore(&city).status, Some(2));
    let refused = city.run(&["serve", "--database", "DB", "--listen", "127.0.0.1:0"], "");
    assert!(refused.stderr.contains("was broken off"), "still: {}", refused.stderr);
    fs::write(city.path("copy"), whole).unwrap();
    let restored = restore(&city);
    assert_eq!(restored.status, Some(0), "{}", restored.stderr);
    assert_eq!(city.events(), 1);
}

#[test]
fn a_file_that_was_changed_is_said_by_the_running_server() {
    let (city, server) = with_evidence();
    let token = server.token.clone();
    assert!(server.end(Signal::TERM).success());
    fs::write(evidence(&city, "city.db"), "damaged").unwrap();
    let server = city.serve_to(token);
    let tells = || server.ask("store").body.contains(r#""code":"file-changed""#);
    let told = (0..200).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(50));
        tells()
    });
    assert!(told, "{}", server.ask("store").body);
    assert!(server.get("/admin").body.contains("丢失或被改动"));
    let told = server.told_on_stderr(Signal::TERM);
    assert!(told.contains("a file is missing or was changed; run verify"), "{told}");
}

/// A restore that got as far as the first file and was interrupted there.
fn interrupted_restore(city: &City) {
    let shelf = city.path("copy.files/00");
    fs::create_dir_all(&shelf).unwrap();
    // Nobody writes into it: who opens it to copy it waits.
    let mode = rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR;
    rustix::fs::mkfifoat(rustix::fs::CWD, shelf.join("waits"), mode).unwrap();
    let mut begun = city.begin(&["restore", "--database", "DB", "COPY"]);
    while !city.path("city.db.restoring.files/00").exists() {
        assert!(begun.try_wait().unwrap().is_none(), "it waits for the file");
        std::thread::yield_now();
    }
    let pid = rustix::process::Pid::from_child(&begun);
    rustix::process::kill_process(pid, Signal::INT).unwrap();
    assert!(!begun.wait().unwrap().success());
    fs::remove_dir_all(city.path("copy.files")).unwrap();
    assert_eq!(staged(city).len(), 2, "a copy of the database, and a folder");
}

#[test]
fn what_an_interrupted_restore_left_is_removed_at_the_next_start_and_said() {
    let city = City::with_an_account();
    back_up(&city);
    interrupted_restore(&city);
    let server = city.serve();
    assert_eq!(staged(&city), Vec::<String>::new());
    assert_eq!(server.register("first-unit").status, 200);
    let told = server.told_on_stderr(Signal::TERM);
    assert!(told.contains("a restore that was broken off had left was removed"), "{told}");
    assert_eq!(city.events(), 2);
}

#[test]
fn so_it_is_by_the_next_restore() {
    let city = City::with_an_account();
    back_up(&city);
    interrupted_restore(&city);
    let restored = restore(&city);
    assert_eq!(restored.status, Some(0), "{}", restored.stderr);
    assert!(restored.stdout.contains("was broken off"), "{}", restored.stdout);
    assert_eq!(staged(&city), Vec::<String>::new());
    assert!(!restore(&city).stdout.contains("was broken off"), "nothing was left this time");
}
