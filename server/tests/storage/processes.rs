//! The program as processes on one file: every one that ends leaves the database whole in it, and a
//! server that cannot write says so and goes on when it can.

#![cfg(target_os = "linux")]

use std::fs;

use rustix::process::{Resource, Rlimit, Signal, getrlimit, prlimit};

use crate::support::program::{City, Ended, REGIONS, SAMPLE, Server};

#[test]
fn every_command_leaves_one_file_that_holds_all_it_did() {
    let city = City::new();
    let copy = city.path("copy");
    let commands: [(&[&str], &str); 9] = [
        (&["regions", "--database", "DB", REGIONS], ""),
        (&["import", "--database", "DB", SAMPLE], ""),
        (
            &["user", "add", "--database", "DB", "--name", "office", "--role", "office"],
            "three kicks",
        ),
        (&["token", "--database", "DB", "--role", "viewer", "--label", "wall"], ""),
        (&["export", "--database", "DB", "--format", "csv", "OUT"], ""),
        (&["evaluate", "--database", "DB", "--json"], ""),
        (&["geometry", "--database", "DB", REGIONS, "--dry-run", "--partial"], ""),
        (&["verify", "--database", "DB"], ""),
        (&["backup", "--database", "DB", "COPY"], ""),
    ];
    for (words, input) in commands {
        let Ended { status, stderr, .. } = city.run(words, input);
        assert_eq!(status, Some(0), "{words:?}: {stderr}");
        assert_eq!(city.beside_the_database(), Vec::<String>::new(), "{words:?}");
        assert_eq!(city.events_in(&city.copied()), city.events(), "{words:?}");
    }
    assert_eq!(city.events_in(&copy), city.events());
    assert!(!copy.with_extension("db-wal").exists() && !city.path("copy-wal").exists());
}

#[test]
fn a_command_that_fails_leaves_one_file_too() {
    let city = City::with_an_account();
    let nonsense = city.path("nonsense.csv");
    fs::write(&nonsense, "项目名称,县区,总投资（万元）\n甲项目,火星县,很多\n").unwrap();
    let nonsense = nonsense.to_str().unwrap();
    let commands: [&[&str]; 5] = [
        &["import", "--database", "DB", nonsense],
        &["token", "--database", "DB", "--role", "unit", "--unit", "nobody", "--label", "x"],
        &["user", "add", "--database", "DB", "--name", "admin", "--role", "admin"],
        &["export", "--database", "DB", "--format", "csv", "--list", "no such list", "OUT"],
        &["notice", "pdf", "--database", "DB", "no such number", "OUT"],
    ];
    for words in commands {
        let Ended { status, stderr, .. } = city.run(words, "three kicks");
        assert_eq!(status, Some(2), "{words:?}: {stderr}");
        assert_eq!(city.beside_the_database(), Vec::<String>::new(), "{words:?}");
    }
}

#[test]
fn a_server_that_is_told_to_end_leaves_one_file() {
    let city = City::with_an_account();
    for (signal, unit) in [(Signal::TERM, "first-unit"), (Signal::INT, "second-unit")] {
        let server = city.serve();
        assert_eq!(server.register(unit).status, 200);
        assert!(server.end(signal).success());
        assert_eq!(city.beside_the_database(), Vec::<String>::new(), "{signal:?}");
        assert_eq!(city.events_in(&city.copied()), city.events());
    }
    assert_eq!(city.events(), 3, "an account and two units");
}

#[test]
fn beside_a_running_server_a_command_leaves_the_file_whole() {
    let city = City::with_an_account();
    let server = city.serve();
    assert_eq!(server.register("first-unit").status, 200);
    city.add_user("office");
    assert_eq!(city.events_in(&city.copied()), 3);
    assert!(server.end(Signal::TERM).success());
    assert_eq!(city.beside_the_database(), Vec::<String>::new());
}

#[test]
fn what_a_killed_server_leaves_beside_the_file_the_next_opening_folds_in() {
    let city = City::with_an_account();
    let server = city.serve();
    assert_eq!(server.register("first-unit").status, 200);
    let token = server.token.clone();
    server.end(Signal::KILL);
    assert!(!city.beside_the_database().is_empty(), "it had no time to fold anything in");
    assert_eq!(city.events_in(&city.copied()), 1, "nor is it in the file");

    let server = city.serve_to(token);
    assert_eq!(city.events_in(&city.copied()), 2, "the next server has opened it");
    server.end(Signal::KILL);
    assert_eq!(city.run(&["verify", "--database", "DB"], "").status, Some(0));
    assert_eq!(city.beside_the_database(), Vec::<String>::new());
}

#[test]
fn a_backup_that_finds_no_room_leaves_no_half_copy() {
    let city = City::new();
    city.run(&["regions", "--database", "DB", REGIONS], "");
    city.run(&["import", "--database", "DB", SAMPLE], "");
    let size = fs::metadata(city.path("city.db")).unwrap().len();
    // Room for what SQLite needs beside the file, and not for a copy.
    let kilobytes = 72;
    assert!(size > kilobytes * 1024, "{size}");
    let failed = city.run_within(kilobytes, &["backup", "--database", "DB", "COPY"]);
    assert_eq!(failed.status, Some(1), "{}", failed.stderr);
    assert!(!city.path("copy").exists());
    let again = city.run(&["backup", "--database", "DB", "COPY"], "");
    assert_eq!(again.status, Some(0), "{}", again.stderr);
}

/// The size of the largest file of the database: none can grow beyond it.
fn largest(city: &City) -> u64 {
    let files = city.beside_the_database().into_iter().chain(["city.db".to_owned()]);
    let sizes = files.map(|name| fs::metadata(city.path(&name)).unwrap().len());
    sizes.max().unwrap()
}

/// Files of the server may grow to so many bytes; by default to as many as this test's may.
fn limit_files(server: &Server, bytes: Option<u64>) {
    let Rlimit { current, maximum } = getrlimit(Resource::Fsize);
    let limit = Rlimit { current: bytes.or(current), maximum };
    prlimit(Some(server.pid()), Resource::Fsize, limit).unwrap();
}

#[test]
fn a_server_whose_disk_was_full_for_a_moment_writes_again() {
    let city = City::with_an_account();
    let server = city.serve();
    assert_eq!(server.register("first-unit").status, 200);
    assert_eq!(server.get("/healthz").body, "ok");

    limit_files(&server, Some(largest(&city)));
    let refused = (0..100).map(|number| format!("unit-{number:04}"));
    let refused = refused.into_iter().find(|unit| server.register(unit).status == 500).unwrap();
    assert_eq!(server.register(&refused).status, 500, "as long as there is no room");
    let health = server.get("/healthz");
    assert_eq!(health.status, 503);
    assert_eq!(health.body, r#"{"code":"cannot-write"}"#);

    limit_files(&server, None);
    assert_eq!(server.register(&refused).status, 200, "the same command again");
    let health = server.get("/healthz");
    assert_eq!((health.status, health.body.as_str()), (200, "ok"));
    assert!(server.end(Signal::TERM).success());
    let verified = city.run(&["verify", "--database", "DB"], "");
    assert_eq!(verified.status, Some(0), "{}", verified.stderr);
}

#[test]
fn the_health_is_found_out_without_any_command() {
    let city = City::with_an_account();
    let server = city.serve();
    limit_files(&server, Some(0));
    assert_eq!(server.get("/healthz").status, 503);
    limit_files(&server, None);
    assert_eq!(server.get("/healthz").status, 200);
}

#[tokio::test]
async fn a_start_says_that_it_ignores_a_snapshot_and_verify_finds_it() {
    let city = City::with_an_account();
    assert!(city.serve().end(Signal::TERM).success());
    let evaluate = || city.run(&["evaluate", "--database", "DB"], "");
    assert_eq!(evaluate().stderr, "");
    city.edit(
        "UPDATE snapshot SET board = CAST(replace(CAST(board AS TEXT), 'admin', 'idle') AS BLOB)",
    )
    .await;
    let said = "the snapshot of event 1 is ignored: it is not what was written";
    assert!(evaluate().stderr.contains(said));
    let verified = city.run(&["verify", "--database", "DB"], "");
    assert_eq!(verified.status, Some(1));
    assert!(verified.stderr.contains("the snapshot of event 1 was changed"), "{}", verified.stderr);

    let server = city.serve();
    let told = server.told_on_stderr(Signal::TERM);
    assert!(told.contains(said), "{told}");
    assert_eq!(evaluate().stderr, "", "the server left a new one");
}
