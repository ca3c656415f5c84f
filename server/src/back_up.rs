//! A copy of the database with its files, taken while others go on working.
//!
//! It is put together under partial names: the database, then its files, each of which is there before
//! the log names it. When the disk has everything, the files get their final name and the database gets
//! its own last. So what lies under the name of a backup is whole; what a backup that was killed left is
//! cleared away by the next to the same place.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::{
    database::with_log,
    files::{self, FileError, Partial, folder_of, partial_path},
    log::{Head, Store, StoreError, sqlite::beside},
};

/// Why there is no backup.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// Something has the name of the backup already.
    #[error("{} exists already", .0.display())]
    Exists(PathBuf),
    /// Another backup is being written to the same place.
    #[error("another backup to {} is under way", .0.display())]
    UnderWay(PathBuf),
    /// A file cannot be read, written or moved.
    #[error(transparent)]
    File(#[from] FileError),
    /// The database cannot be read or copied.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A backup that was written.
#[derive(Debug, Clone)]
pub struct BackedUp {
    /// The end of the log in it.
    pub head: Head,
    /// How many files came with it.
    pub files: u64,
}

/// Writes the state of this moment to `out`, and the files beside it.
///
/// # Errors
/// Where something is at `out` already, or the disk refuses; nothing is left there then.
pub async fn back_up(database: &Path, out: &Path) -> Result<BackedUp, BackupError> {
    refuse_what_is_there(out)?;
    let parts = Parts::begin(out)?;
    let copy = parts.database.path().to_owned();
    with_log(database, false, async |log| log.back_up(&copy).await).await?;
    let head = with_log(&copy, false, async |copy| copy.head().await).await?;
    let files = files::back_up(database, &copy)?;
    files::sync_all(&folder_of(&copy))?;
    parts.put_in_place(out)?;
    Ok(BackedUp { head, files })
}

fn refuse_what_is_there(out: &Path) -> Result<(), BackupError> {
    let files = folder_of(out);
    // Files without their database, beside a partial one, are of a backup that was killed between the
    // two names.
    let was_killed = partial_path(out).exists() && !out.exists();
    for path in [out.to_owned(), files].into_iter().take(if was_killed { 1 } else { 2 }) {
        if path.exists() {
            return Err(BackupError::Exists(path));
        }
    }
    Ok(())
}

/// A backup that is not whole yet.
struct Parts {
    remains: Remains,
    database: Partial,
}

impl Parts {
    /// Begins empty, whatever an earlier one left.
    fn begin(out: &Path) -> Result<Self, BackupError> {
        let database = Partial::begin(out).map_err(|error| match error.kind() {
            io::ErrorKind::WouldBlock => BackupError::UnderWay(out.to_owned()),
            _ => FileError::at(&partial_path(out))(error).into(),
        })?;
        // Another may have finished one before this had its turn.
        if out.exists() {
            return Err(BackupError::Exists(out.to_owned()));
        }
        let remains = Remains(database.path().to_owned());
        remains.clear()?;
        remove_folder(&folder_of(out))?;
        Ok(Self { remains, database })
    }

    fn put_in_place(self, out: &Path) -> Result<(), FileError> {
        let (from, to) = (folder_of(&self.remains.0), folder_of(out));
        if from.exists() {
            fs::rename(&from, &to).map_err(FileError::at(&to))?;
        }
        let placed = self.database.put_in_place();
        if placed.is_err() && !out.exists() {
            // Back to where it is cleared away; it may not be there at all.
            let _ = fs::rename(&to, &from);
        }
        placed.map_err(FileError::at(out))
    }
}

/// What lies beside the partial database at this path, and is gone with it.
struct Remains(PathBuf);

impl Remains {
    fn clear(&self) -> Result<(), FileError> {
        for ending in ["-wal", "-shm", "-journal"] {
            let path = beside(&self.0, ending);
            unless_absent(fs::remove_file(&path)).map_err(FileError::at(&path))?;
        }
        remove_folder(&folder_of(&self.0))
    }
}

impl Drop for Remains {
    fn drop(&mut self) {
        // What cannot be removed is cleared away by the next backup.
        let _ = self.clear();
    }
}

fn remove_folder(folder: &Path) -> Result<(), FileError> {
    unless_absent(fs::remove_dir_all(folder)).map_err(FileError::at(folder))
}

fn unless_absent(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
