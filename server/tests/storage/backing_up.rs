//! What lies under the name of a backup, of an export or of a demo city is whole: whoever is killed
//! while it is written leaves nothing there that looks like it.

#![cfg(target_os = "linux")]

use std::fs;
use std::process::Child;

use rustix::process::{Pid, Signal, kill_process};

use crate::support::program::{City, Ended, REGIONS, SAMPLE};

/// The names in the city's folder that begin so, in order.
fn names(city: &City, begin: &str) -> Vec<String> {
    let names = fs::read_dir(city.path("")).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.filter(|name| name.starts_with(begin)).collect();
    names.sort();
    names
}

fn back_up(city: &City) -> Ended {
    city.run(&["backup", "--database", "DB", "COPY"], "")
}

/// A backup that has copied the database and waits for a file that nobody writes.
fn waiting_backup(city: &City) -> Child {
    let shelf = city.path("city.db.files/00");
    fs::create_dir_all(&shelf).unwrap();
    let mode = rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR;
    rustix::fs::mkfifoat(rustix::fs::CWD, shelf.join("waits"), mode).unwrap();
    let mut begun = city.begin(&["backup", "--database", "DB", "COPY"]);
    while !["copy.files/00", "copy.partial.files/00"].iter().any(|path| city.path(path).exists()) {
        assert!(begun.try_wait().unwrap().is_none(), "it waits for the file");
        std::thread::yield_now();
    }
    begun
}

fn end(mut process: Child, signal: Signal) {
    kill_process(Pid::from_child(&process), signal).unwrap();
    assert!(!process.wait().unwrap().success());
}

#[test]
fn a_backup_killed_midway_leaves_nothing_under_its_name_and_the_next_clears_it_away() {
    let city = City::with_an_account();
    for signal in [Signal::KILL, Signal::TERM] {
        end(waiting_backup(&city), signal);
        fs::remove_dir_all(city.path("city.db.files")).unwrap();
        assert!(!city.path("copy").exists(), "{:?}", names(&city, "copy"));
        assert!(!city.path("copy.files").exists());
    }
    let Ended { status, stderr, .. } = back_up(&city);
    assert_eq!(status, Some(0), "{stderr}");
    assert_eq!(names(&city, "copy"), ["copy"]);
    assert_eq!(city.events_in(&city.path("copy")), 1);
}

#[test]
fn so_it_does_what_was_killed_between_the_two_names() {
    let city = City::with_an_account();
    fs::create_dir_all(city.path("copy.files/00")).unwrap();
    let refused = back_up(&city);
    assert_eq!(refused.status, Some(2), "they may be the files of another backup");
    fs::copy(city.path("city.db"), city.path("copy.partial")).unwrap();
    let Ended { status, stderr, .. } = back_up(&city);
    assert_eq!(status, Some(0), "{stderr}");
    assert_eq!(names(&city, "copy"), ["copy"]);
}

#[test]
fn two_backups_to_one_place_do_not_mix() {
    let city = City::with_an_account();
    let first = waiting_backup(&city);
    let second = back_up(&city);
    assert_eq!(second.status, Some(1), "{}", second.stderr);
    assert!(second.stderr.contains("under way"), "{}", second.stderr);
    assert_eq!(names(&city, "copy"), ["copy.partial", "copy.partial.files"], "untouched");
    end(first, Signal::KILL);
}

#[test]
fn an_export_that_finds_no_room_leaves_what_was_there() {
    let city = City::new();
    city.run(&["regions", "--database", "DB", REGIONS], "");
    city.run(&["import", "--database", "DB", SAMPLE], "");
    let words = ["export", "--database", "DB", "--format", "geojson", "OUT"];
    assert_eq!(city.run(&words, "").status, Some(0));
    let whole = fs::read(city.path("out")).unwrap();
    let kilobytes = 40;
    assert!(whole.len() as u64 > kilobytes * 1024, "{}", whole.len());
    let failed = city.run_within(kilobytes, &words);
    assert_eq!(failed.status, Some(1), "{}", failed.stderr);
    assert!(fs::read(city.path("out")).unwrap() == whole, "{}", failed.stderr);
    assert_eq!(names(&city, "out"), ["out"]);
}

#[test]
fn a_database_named_without_its_folder_is_backed_up_and_restored() {
    let city = City::with_an_account();
    for words in
        [["backup", "--database", "city.db", "copy"], ["restore", "--database", "city.db", "copy"]]
    {
        let Ended { status, stderr, .. } = city.run_in_its_folder(&words);
        assert_eq!(status, Some(0), "{words:?}: {stderr}");
    }
    assert_eq!(city.events(), 1);
}

#[test]
fn a_demo_city_that_was_broken_off_is_not_taken_for_a_whole_one() {
    let city = City::new();
    let site = city.path("site");
    let words = ["serve", "--demo", "--database", "DB", "--listen", "127.0.0.1:0", "--site"];
    let words = [&words[..], &[site.to_str().unwrap()]].concat();
    let begun = city.begin(&words);
    let told = || fs::metadata(city.path("city.db-wal")).is_ok_and(|wal| wal.len() > 100_000);
    while !told() {
        std::thread::yield_now();
    }
    end(begun, Signal::KILL);
    let refused = city.run(&words, "");
    assert_eq!(refused.status, Some(2), "{}{}", refused.stdout, refused.stderr);
    assert!(refused.stderr.contains("no whole demo"), "{}", refused.stderr);
}
