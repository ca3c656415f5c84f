//! The folder of files beside a database: what a crash leaves, and a copy of everything.

use std::{fs, path::Path};

use battle_map::value::ContentHash;
use battle_map_server::{
    cli::{self, Arguments},
    files::{BlobStore, FileForm, back_up},
};
use clap::Parser;
use sha2::{Digest, Sha256};

fn hash(byte: u8) -> ContentHash {
    ContentHash::new([byte; 32])
}

/// Lays a file down as an upload does that ends before its event is appended.
fn lay(blobs: &BlobStore, hash: ContentHash) {
    let incoming = blobs.incoming().unwrap();
    fs::write(&incoming, "content").unwrap();
    blobs.lay(&incoming, hash, Some(b"copy")).unwrap();
}

fn there(blobs: &BlobStore, hash: ContentHash) -> bool {
    [FileForm::Original, FileForm::Copy].iter().any(|form| blobs.path(hash, *form).exists())
}

#[test]
fn what_a_server_left_half_done_is_cleared_up_by_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("city.db");
    let blobs = BlobStore::beside(&database);
    let (appended, refused, settled) = (hash(1), hash(2), hash(3));
    for hash in [appended, refused, settled] {
        lay(&blobs, hash);
    }
    blobs.settle(settled);
    let half = blobs.incoming().unwrap();
    fs::write(&half, "half a f").unwrap();

    // The log knows the first; of the third nobody ever said that it may be nobody's.
    BlobStore::beside(&database).clear_up(|hash| hash == appended).unwrap();
    assert!(!half.exists());
    let left = [appended, refused, settled].map(|hash| there(&blobs, hash));
    assert_eq!(left, [true, false, true]);
    BlobStore::beside(&database).clear_up(|_| false).unwrap();
    assert!(there(&blobs, appended), "its mark is gone");
}

#[test]
fn a_blob_store_nobody_used_needs_no_folder() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("city.db");
    BlobStore::beside(&database).clear_up(|_| false).unwrap();
    assert_eq!(back_up(&database, &folder.path().join("copy.db")).unwrap(), 0);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

fn run(words: &[&str]) -> Result<(), cli::Failure> {
    cli::run(Arguments::try_parse_from(words).unwrap())
}

#[test]
fn a_backup_takes_the_files_along_and_overwrites_none() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (database, out) = (path("city.db"), path("copy.db"));
    let regions = concat!(env!("CARGO_MANIFEST_DIR"), "/../public/regions/guangan.geojson");
    run(&["battle-map", "regions", "--database", &database, regions]).unwrap();
    let blobs = BlobStore::beside(Path::new(&database));
    lay(&blobs, hash(1));

    run(&["battle-map", "backup", "--database", &database, &out]).unwrap();
    let copied = BlobStore::beside(Path::new(&out)).path(hash(1), FileForm::Original);
    assert_eq!(fs::read_to_string(copied).unwrap(), "content");

    fs::remove_file(&out).unwrap();
    let again = run(&["battle-map", "backup", "--database", &database, &out]);
    assert_eq!(again.unwrap_err().exit_status(), 2);
    assert!(!Path::new(&out).exists(), "nothing is copied over another's files");
}

#[test]
fn a_file_that_is_gone_or_was_changed_is_not_whole() {
    let folder = tempfile::tempdir().unwrap();
    let blobs = BlobStore::beside(&folder.path().join("city.db"));
    let content = ContentHash::new(Sha256::digest("content").into());
    assert!(!blobs.is_whole(content), "it is not there");
    lay(&blobs, content);
    assert!(blobs.is_whole(content));
    fs::write(blobs.path(content, FileForm::Original), "Content").unwrap();
    assert!(!blobs.is_whole(content), "it was changed");
}
