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
    let refused = refused.into_iter().find(|unit| server.register(unit).status == 503).unwrap();
    let said = server.register(&refused);
    assert_eq!(said.status, 503, "as long as there is no room");
    assert!(said.body.contains("cannot-write") && said.body.contains("没有提交"), "{}", said.body);
    let health = server.get("/healthz");
    assert_eq!(health.status, 503);
    assert_eq!(health.body, r#"{"code":"cannot-write"}"#);
    let ready = server.get("/readyz");
    assert_eq!(ready.status, 503);
    assert!(
        ready.body.contains("cannot-write") && ready.body.contains("不能保存"),
        "{}",
        ready.body
    );
    let page = server.get("/wall");
    assert_eq!(page.status, 200, "reading goes on");
    assert!(page.body.contains("暂不能提交"), "and says so");
    assert!(server.get("/live/head").body.contains(r#""trouble":"cannot-write""#));

    limit_files(&server, None);
    assert_eq!(server.register(&refused).status, 200, "the same command again");
    let health = server.get("/healthz");
    assert_eq!((health.status, health.body.as_str()), (200, "ok"));
    assert_eq!(server.get("/readyz").status, 200);
    assert!(!server.get("/wall").body.contains("暂不能提交"));
    assert!(server.end(Signal::TERM).success());
    let verified = city.run(&["verify", "--database", "DB"], "");
    assert_eq!(verified.status, Some(0), "{}", verified.stderr);
}

#[test]
fn the_health_is_found_out_without_any_command() {
    let city = City::with_an_account();
    let server = city.serve();
    limit_files(&server, Some(0));
    // For some seconds the server believes what it found out before.
    let found = (0..200).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(50));
        server.get("/healthz").status == 503
    });
    assert!(found);
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

/// Waits until the server says so of its store, or fails after a time nobody would wait.
fn store_tells(server: &Server, said: &str) {
    for _ in 0..200 {
        if server.ask("store").body.contains(said) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    panic!("{said}: {}", server.ask("store").body);
}

#[test]
fn a_full_disk_is_found_before_anybody_writes_and_so_is_its_end() {
    let city = City::with_an_account();
    let server = city.serve();
    store_tells(&server, r#""trouble":null"#);
    limit_files(&server, Some(0));
    assert_eq!(server.register("first-unit").status, 503);
    store_tells(&server, r#""trouble":"cannot-write""#);
    limit_files(&server, None);
    store_tells(&server, r#""trouble":null"#);
    assert_eq!(server.register("first-unit").status, 200);
}

#[tokio::test]
async fn what_is_wrong_with_the_log_is_said_by_the_running_server() {
    const FREE: &str = "DROP TRIGGER event_is_never_changed; DROP TRIGGER event_is_never_deleted; \
         DELETE FROM snapshot; ";
    for (sql, code, words) in [
        (
            r#"UPDATE event SET body = replace(body, '"name":"admin"', '"name":"adman"') WHERE seq = 1"#,
            r#""code":"event-changed","what":"1""#,
            "日志第 1 条记录被改动",
        ),
        ("DELETE FROM event WHERE seq = 3", r#""code":"log-cut-off","what":"2""#, "被截断"),
        ("DELETE FROM event WHERE seq = 2", r#""code":"event-missing","what":"2""#, "缺少第 2 条"),
        ("UPDATE head SET hash = zeroblob(32)", r#""code":"head-changed","what":"3""#, "不符"),
    ] {
        let city = City::with_an_account();
        city.add_user("office");
        city.add_user("leader");
        let server = city.serve();
        store_tells(&server, r#""findings":[]"#);
        let token = server.token.clone();
        assert!(server.end(Signal::TERM).success());
        city.edit(FREE).await;
        city.edit(sql).await;
        let server = city.serve_to(token);
        store_tells(&server, code);
        assert!(server.get("/admin").body.contains(words), "{sql}");
        let told = server.told_on_stderr(Signal::TERM);
        assert!(told.contains("the log is not what was written; run verify"), "{told}");
    }
}

#[tokio::test]
async fn an_ignored_snapshot_is_said_to_the_administrator() {
    let city = City::with_an_account();
    let server = city.serve();
    let token = server.token.clone();
    assert!(server.end(Signal::TERM).success());
    city.edit("UPDATE snapshot SET time_ms = time_ms - 1").await;
    let server = city.serve_to(token);
    store_tells(&server, r#""code":"snapshot-ignored","what":"1""#);
    assert!(server.get("/admin").body.contains("没有采用第 1 条记录后的快照"));
}

#[test]
fn the_head_of_the_log_is_in_the_servers_lines() {
    let city = City::with_an_account();
    let server = city.serve();
    store_tells(&server, r#""findings":[]"#);
    let told = server.told_on_stderr(Signal::TERM);
    assert!(told.contains("INFO the log ends here head=1:"), "{told}");
}

/// What is done to the files of a running server, and how it is undone.
type FileChange = fn(&City);

#[test]
fn a_database_that_is_replaced_or_deleted_is_not_written_to_until_it_is_back() {
    fn moved(city: &City, name: &str) {
        fs::rename(city.path(name), city.path("away")).unwrap();
    }
    fn back(city: &City, name: &str) {
        fs::rename(city.path("away"), city.path(name)).unwrap();
    }
    let deeds: [(FileChange, FileChange); 3] = [
        (|city| moved(city, "city.db"), |city| back(city, "city.db")),
        (
            |city| {
                moved(city, "city.db");
                fs::copy(city.path("away"), city.path("city.db")).unwrap();
            },
            |city| back(city, "city.db"),
        ),
        (|city| moved(city, "city.db-wal"), |city| back(city, "city.db-wal")),
    ];
    for (number, (deed, undo)) in deeds.into_iter().enumerate() {
        let city = City::with_an_account();
        let server = city.serve();
        assert_eq!(server.register("first-unit").status, 200);
        deed(&city);
        let refused = server.register("second-unit");
        assert_eq!(refused.status, 503, "{number}: {}", refused.body);
        assert!(refused.body.contains("database-gone"), "{number}: {}", refused.body);
        assert!(server.get("/readyz").body.contains("database-gone"), "{number}");
        assert!(server.get("/wall").body.contains("被替换或删除"), "{number}: it is read on");
        undo(&city);
        assert_eq!(server.register("second-unit").status, 200, "{number}");
        assert!(server.end(Signal::TERM).success());
        assert_eq!(city.events(), 3, "{number}");
    }
}

#[test]
fn a_server_whose_database_is_gone_leaves_the_one_in_its_place_alone() {
    let (city, other) = (City::with_an_account(), City::with_an_account());
    let server = city.serve();
    assert_eq!(server.register("first-unit").status, 200);
    fs::remove_file(city.path("city.db")).unwrap();
    fs::copy(other.path("city.db"), city.path("city.db")).unwrap();
    fs::remove_file(city.path("city.db-wal")).unwrap();
    fs::write(city.path("city.db-wal"), "another's").unwrap();
    assert_eq!(server.register("second-unit").status, 503);
    assert!(!server.end(Signal::TERM).success());
    assert!(fs::read(city.path("city.db")).unwrap() == fs::read(other.path("city.db")).unwrap());
    assert_eq!(fs::read_to_string(city.path("city.db-wal")).unwrap(), "another's");
}
