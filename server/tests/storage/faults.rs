//! Any write, sync, read and lock of the database may fail, and any step of a file beside it, for any
//! reason and at any place: afterwards the same process goes on, nothing acknowledged is lost and nothing
//! is there twice.
//!
//! The faults are the system's own, made by a library that is loaded before the program's others
//! (`faults.c`); the same compiler makes it that makes SQLite. A real small disk is mounted where the
//! test may do that.

#![cfg(target_os = "linux")]

use std::fs::{self, File};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use rustix::process::Signal;
use sqlx::Connection;

use crate::support::program::{City, REGIONS, SAMPLE, Server};
use crate::support::raw;

/// What fails, as `faults.c` numbers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Operation {
    Write = 1,
    Sync = 2,
    Read = 3,
    Open = 4,
    Rename = 5,
    Lock = 6,
}

/// Full, read-only, input/output error, over the quota: numbers of Linux.
const ERRORS: [(&str, i32); 4] =
    [("full", 28), ("read-only", 30), ("input/output", 5), ("quota", 122)];
/// Somebody else holds the lock.
const BUSY: i32 = 11;

/// Places before which as many of the same went well.
const PLACES: i32 = 8;

/// The hand on the faults of a running server.
struct Faults {
    library: PathBuf,
    path: PathBuf,
    control: File,
}

impl Faults {
    /// Compiles the library into the city's folder.
    fn in_folder_of(city: &City) -> Self {
        let library = city.path("faults.so");
        let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/storage/faults.c");
        let compiled = Command::new("cc")
            .args(["-shared", "-fPIC", "-O1", "-o"])
            .arg(&library)
            .args([source, "-ldl"])
            .output()
            .unwrap();
        assert!(compiled.status.success(), "{}", String::from_utf8_lossy(&compiled.stderr));
        let path = city.path("faults.control");
        fs::write(&path, [0; 16]).unwrap();
        let control = File::options().read(true).write(true).open(&path).unwrap();
        Self { library, path, control }
    }

    fn serve(&self, city: &City) -> Server {
        let database = city.path("city.db");
        city.serve_with(&[
            ("LD_PRELOAD", self.library.as_path()),
            ("FAULTS_CONTROL", &self.path),
            ("FAULTS_DATABASE", &database),
        ])
    }

    fn set(&self, operation: i32, error: i32, skip: i32) {
        let numbers = [error, skip, 0].map(i32::to_ne_bytes).concat();
        self.control.write_all_at(&numbers, 4).unwrap();
        self.control.write_all_at(&operation.to_ne_bytes(), 0).unwrap();
    }

    /// Ends the fault; answers how often it struck.
    fn end(&self) -> i32 {
        self.control.write_all_at(&0_i32.to_ne_bytes(), 0).unwrap();
        let mut hits = [0; 4];
        self.control.read_exact_at(&mut hits, 12).unwrap();
        i32::from_ne_bytes(hits)
    }
}

#[test]
fn after_any_failed_write_sync_or_read_the_same_server_goes_on() {
    let city = City::with_an_account();
    let faults = Faults::in_folder_of(&city);
    let server = faults.serve(&city);
    assert_eq!(server.register("first-unit").status, 200);
    let (mut units, mut others) = (1, 0);
    for operation in [Operation::Write, Operation::Sync, Operation::Read] {
        for (name, error) in ERRORS {
            let (mut struck, mut refused) = (0, 0);
            for place in 0..PLACES {
                if operation == Operation::Read {
                    // What another process wrote has to be read.
                    others += 1;
                    city.add_user(&format!("other-{others}"));
                }
                units += 1;
                let unit = format!("unit-{units:05}");
                faults.set(operation as i32, error, place);
                let answer = server.register(&unit);
                assert!([200, 500, 503].contains(&answer.status), "{}", answer.body);
                let page = server.get("/wall");
                struck += i32::from(faults.end() > 0);
                refused += i32::from(answer.status != 200);
                assert!([200, 500].contains(&page.status), "{operation:?} {name} {place}");
                assert_eq!(server.get("/wall").status, 200, "{operation:?} {name} {place}");
                let again = server.register(&unit);
                assert_eq!(again.status, 200, "{operation:?} {name} {place}: {}", again.body);
            }
            println!("{operation:?} {name}: {struck} of {PLACES} struck, {refused} refused");
            assert!(struck > 0, "{operation:?} {name}: the library is not asked");
            assert!(operation == Operation::Read || refused > 0, "{operation:?} {name}");
        }
    }
    assert_eq!(server.get("/readyz").status, 200);
    assert!(server.end(Signal::TERM).success());
    assert_eq!(city.events(), 1 + units + others, "each once");
}

#[test]
fn after_any_failed_step_of_an_upload_the_next_one_is_taken_whole() {
    let city = City::with_an_account();
    for words in [["regions", "--database", "DB", REGIONS], ["import", "--database", "DB", SAMPLE]]
    {
        assert_eq!(city.run(&words, "").status, Some(0));
    }
    let faults = Faults::in_folder_of(&city);
    let server = faults.serve(&city);
    let mut files = 0;
    for operation in [Operation::Open, Operation::Write, Operation::Sync, Operation::Rename] {
        for (name, error) in ERRORS {
            let (mut struck, mut refused) = (0, 0);
            for place in 0..PLACES {
                files += 1;
                let (id, document) = (format!("upload-{files:05}"), document(files));
                faults.set(operation as i32, error, place);
                let answer = server.upload(&id, &document);
                struck += i32::from(faults.end() > 0);
                refused += i32::from(answer.status != 200);
                let told = format!("{operation:?} {name} {place}: {}", answer.body);
                assert!([200, 500, 503, 507].contains(&answer.status), "{told}");
                let again = server.upload(&id, &document);
                assert_eq!(again.status, 200, "{told}, then {}", again.body);
                let created = again.body.split("evidence/").nth(1).unwrap();
                let number: String = created.chars().take_while(char::is_ascii_digit).collect();
                let kept = server.get(&format!("/files/{number}")).body;
                assert!(kept.contains(&document), "{told}, kept as {kept}");
            }
            println!("{operation:?} {name}: {struck} of {PLACES} struck, {refused} refused");
            assert!(struck > 0 && refused > 0, "{operation:?} {name}: the library is not asked");
        }
    }
    assert!(server.end(Signal::TERM).success());
    let verified = city.run(&["verify", "--database", "DB"], "");
    assert_eq!(verified.status, Some(0), "{}", verified.stderr);
    assert!(verified.stdout.contains(&format!("{files} files")), "{}", verified.stdout);
}

/// A document of its own; its number is in it.
fn document(number: u32) -> String {
    format!(
        "%PDF-1.4\n% {number}\n1 0 obj<</Type/Catalog>>endobj\nxref\n0 1\ntrailer<</Root 1 0 R>>\nstartxref\n41\n%%EOF"
    )
}

#[test]
fn while_somebody_else_holds_the_lock_of_writing_pages_are_answered_and_commands_wait_or_are_told()
{
    let city = City::with_an_account();
    let faults = Faults::in_folder_of(&city);
    let server = faults.serve(&city);
    assert_eq!(server.register("first-unit").status, 200);
    faults.set(Operation::Lock as i32, BUSY, 0);
    let busy = server.register("second-unit");
    let page = server.get("/wall");
    assert!(faults.end() > 0, "the library is not asked");
    assert_eq!(busy.status, 503, "{}", busy.body);
    assert_eq!(page.status, 200, "reading needs no such lock");
    assert_eq!(server.register("second-unit").status, 200);
    assert_eq!(server.get("/readyz").status, 200);
    assert!(server.end(Signal::TERM).success());
    assert_eq!(city.events(), 3, "each once");
}

#[tokio::test]
async fn a_file_held_by_another_program_is_written_once_it_is_free() {
    let city = City::with_an_account();
    let server = city.serve();
    let mut holder = raw(&city.path("city.db")).await;
    let held = holder.begin_with("BEGIN IMMEDIATE").await.unwrap();
    let busy = server.register("first-unit");
    assert_eq!(busy.status, 503, "{}", busy.body);
    assert!(busy.body.contains("cannot-write"), "{}", busy.body);
    assert_eq!(server.get("/wall").status, 200);
    held.rollback().await.unwrap();
    holder.close().await.unwrap();
    assert_eq!(server.register("first-unit").status, 200);
    assert!(server.end(Signal::TERM).success());
    assert_eq!(city.events(), 2);
}

/// A file system of so many megabytes; none where this process may not mount one.
struct SmallDisk(PathBuf);

impl SmallDisk {
    fn mount(at: &Path, megabytes: u32) -> Option<Self> {
        let size = format!("size={megabytes}m");
        let mounted =
            Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(at).output();
        mounted.is_ok_and(|done| done.status.success()).then(|| Self(at.to_owned()))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // A mount that is left behind goes with the machine.
        let _ = Command::new("umount").arg("-l").arg(&self.0).output();
    }
}

#[test]
fn on_a_disk_that_is_really_full_changes_wait_and_files_are_refused_first() {
    let folder = tempfile::tempdir().unwrap();
    let Some(disk) = SmallDisk::mount(folder.path(), 16) else {
        eprintln!("skipped: no small file system can be mounted here, which takes root");
        return;
    };
    let city = City::within(&disk.0);
    city.add_user("admin");
    for words in [["regions", "--database", "DB", REGIONS], ["import", "--database", "DB", SAMPLE]]
    {
        assert_eq!(city.run(&words, "").status, Some(0));
    }
    let server = city.serve();
    let refused = server.upload("upload-1", "%PDF-1.4");
    assert_eq!(refused.status, 507, "less is free than the floor: {}", refused.body);
    assert_eq!(server.register("first-unit").status, 200);
    let filler = city.path("filler");
    let mut bytes = 64 * 1024 * 1024;
    while bytes > 512 {
        let file = File::options().append(true).create(true).open(&filler).unwrap();
        if std::io::Write::write_all(&mut &file, &vec![0; bytes]).is_err() {
            bytes /= 2;
        }
    }
    let units = (0..500).map(|number| format!("unit-{number:04}"));
    let full = units.into_iter().find(|unit| server.register(unit).status == 503).unwrap();
    assert_eq!(server.get("/readyz").status, 503);
    assert!(server.get("/wall").body.contains("暂不能提交"));
    fs::remove_file(&filler).unwrap();
    assert_eq!(server.register(&full).status, 200);
    assert_eq!(server.get("/readyz").status, 200);
    assert!(server.end(Signal::TERM).success());
    let verified = city.run(&["verify", "--database", "DB"], "");
    assert_eq!(verified.status, Some(0), "{}", verified.stderr);
}
