//! Putting a backup in the place of a database.
//!
//! Copying a backup over a database is not enough: what a crash left in the write-ahead log beside it
//! would be applied to the backup. So the backup is put together and proven beside the database first;
//! then the former database goes away with all that belongs to it, and the new one takes its place as
//! the last step. Broken off before, nothing has changed; broken off in between, no database is there
//! and nothing begins an empty one in its place.

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::{
    clock,
    files::{self, BlobStore, FileError, folder_of},
    log::{
        Head, SqliteLog, Store, StoreError,
        sqlite::{KnownTokens, RestoredTokens, beside, known_tokens, staged},
    },
    verification,
    writer::WriterError,
};

/// Why a backup was not restored.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// There is no such backup.
    #[error("{} does not exist", .0.display())]
    Absent(PathBuf),
    /// The backup is the database itself.
    #[error("{} is the database itself", .0.display())]
    Same(PathBuf),
    /// A write-ahead log lies beside the backup, which is therefore a file in use, or copied in use.
    #[error(
        "{} is no backup: what was written last is in the write-ahead log beside it; make backups with \
         `battle-map backup`",
        .0.display()
    )]
    Unfinished(PathBuf),
    /// The backup is not what was written.
    #[error("{}: {fault}", path.display())]
    Broken {
        /// The backup.
        path: PathBuf,
        /// What is wrong with it.
        fault: String,
    },
    /// A server, or another command, has the database open.
    #[error("{} is in use; stop the server first", .0.display())]
    InUse(PathBuf),
    /// A file cannot be read, written or moved.
    #[error(transparent)]
    File(#[from] FileError),
    /// The copy of the backup cannot be read or written.
    #[error(transparent)]
    Writer(#[from] WriterError),
}

impl RestoreError {
    /// Whether the arguments or the backup are at fault, so that nothing was changed.
    #[must_use]
    pub const fn is_bad_input(&self) -> bool {
        matches!(self, Self::Absent(_) | Self::Same(_) | Self::Unfinished(_) | Self::Broken { .. })
    }
}

impl From<StoreError> for RestoreError {
    fn from(error: StoreError) -> Self {
        Self::Writer(error.into())
    }
}

/// What was restored.
#[derive(Debug, Clone)]
pub struct Restored {
    /// The end of the log that was restored.
    pub head: Head,
    /// How many files came with it.
    pub files: u64,
    /// What became of the tokens in it.
    pub tokens: RestoredTokens,
    /// Where the former database and its files are now; none if there were none.
    pub former: Option<PathBuf>,
    /// Whether a restore that was broken off had left something, which was removed.
    pub cleared: bool,
}

/// Puts `backup`, with the files beside it, in the place of `database`. Nobody is signed in afterwards,
/// and what was revoked since the backup stays revoked.
///
/// # Errors
/// Where the database is in use, the backup is not whole, or the disk refuses.
pub async fn restore(backup: &Path, database: &Path) -> Result<Restored, RestoreError> {
    look_at(backup, database)?;
    // Read before it is held: closing a file that is read gives up what the process holds of it.
    let known = known_tokens(database).await.unwrap_or_default();
    let _held = hold(database)?;
    let mut staged = Staged::begin(database)?;
    let files = stage(backup, &staged.path)?;
    let (head, tokens) = settle(backup, &staged.path, &known).await?;
    sync(&staged.path)?;
    let former = put_away(database);
    // Where the former database is away, what is staged is all there is.
    staged.stays |= !database.exists();
    let former = former?;
    put_in_place(&staged.path, database)?;
    Ok(Restored { head, files, tokens, former, cleared: staged.cleared })
}

/// What is put together beside the database, and cleared away unless it stays.
struct Staged {
    path: PathBuf,
    /// Whether it is left there: it says that a restore was broken off where no database is.
    stays: bool,
    /// Whether an earlier restore had left something.
    cleared: bool,
}

impl Staged {
    /// Clears away what an earlier restore left. If that had moved the database away already, something
    /// stays there whatever becomes of this one, so that no server begins an empty city in its place.
    fn begin(database: &Path) -> Result<Self, FileError> {
        let path = staged(database);
        let stays = path.exists() && !database.exists();
        let cleared = clear(&path)?;
        let staged = Self { path, stays, cleared };
        if stays {
            File::create(&staged.path).map_err(FileError::at(&staged.path))?;
        }
        Ok(staged)
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        if !self.stays {
            // What cannot be removed is cleared away by the next restore.
            let _ = clear(&self.path);
        }
    }
}

fn look_at(backup: &Path, database: &Path) -> Result<(), RestoreError> {
    if !backup.is_file() {
        return Err(RestoreError::Absent(backup.to_owned()));
    }
    let real = |path: &Path| fs::canonicalize(path).ok();
    if real(backup) == real(database) {
        return Err(RestoreError::Same(backup.to_owned()));
    }
    if fs::metadata(beside(backup, "-wal")).is_ok_and(|wal| wal.len() > 0) {
        return Err(RestoreError::Unfinished(backup.to_owned()));
    }
    Ok(())
}

/// Takes the whole database for as long as the file is kept open. A process that has it open holds part
/// of it: SQLite locks a byte for every connection, of a damaged file too.
fn hold(database: &Path) -> Result<Option<File>, RestoreError> {
    let file = match File::options().read(true).write(true).open(database) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(FileError::at(database)(error).into()),
    };
    if take(&file) { Ok(Some(file)) } else { Err(RestoreError::InUse(database.to_owned())) }
}

#[cfg(unix)]
fn take(file: &File) -> bool {
    use rustix::fs::{FlockOperation, fcntl_lock};
    fcntl_lock(file, FlockOperation::NonBlockingLockExclusive).is_ok()
}

#[cfg(not(unix))]
fn take(file: &File) -> bool {
    file.try_lock().is_ok()
}

/// Removes what a restore left that was broken off beside the database, by a signal or with the machine;
/// false where there was nothing. Whoever calls it has the database open: no restore can be under way.
///
/// # Errors
/// Where it cannot be removed.
pub fn clear_broken_off(database: &Path) -> Result<bool, FileError> {
    clear(&staged(database))
}

/// Removes what a restore left unfinished; false where there was nothing.
fn clear(staged: &Path) -> Result<bool, FileError> {
    let mut cleared = false;
    for ending in ["", "-wal", "-shm", "-journal"] {
        let path = beside(staged, ending);
        cleared |= was_there(fs::remove_file(&path)).map_err(FileError::at(&path))?;
    }
    let folder = folder_of(staged);
    Ok(was_there(fs::remove_dir_all(&folder)).map_err(FileError::at(&folder))? || cleared)
}

/// That something is not there is no error.
fn was_there(removed: io::Result<()>) -> io::Result<bool> {
    match removed {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Copies the backup and its files beside the database; answers how many files there are.
fn stage(backup: &Path, staged: &Path) -> Result<u64, RestoreError> {
    fs::copy(backup, staged).map_err(FileError::at(staged))?;
    Ok(files::back_up(backup, staged)?)
}

/// Proves the copy, brings it up to date and makes it a database of its own.
async fn settle(
    backup: &Path,
    staged: &Path,
    known: &KnownTokens,
) -> Result<(Head, RestoredTokens), RestoreError> {
    let broken = |fault: String| RestoreError::Broken { path: backup.to_owned(), fault };
    let log = match SqliteLog::open(staged).await {
        Ok(log) => Arc::new(log),
        Err(error) => return Err(broken(error.to_string())),
    };
    let proof = verification::prove(&log, &BlobStore::beside(staged), None).await;
    let settled = match proof {
        Ok(Ok(verified)) => {
            let begun = log.begin_anew(known, clock::now().0).await;
            begun.map(|tokens| (verified.head, tokens)).map_err(Into::into)
        }
        Ok(Err(fault)) => Err(broken(fault)),
        Err(error) => Err(broken(error.to_string())),
    };
    let closed = log.close().await;
    let settled = settled?;
    closed?;
    Ok(settled)
}

/// Waits until the disk has the copy, with its files.
fn sync(staged: &Path) -> Result<(), FileError> {
    File::open(staged).and_then(|file| file.sync_all()).map_err(FileError::at(staged))?;
    files::sync_all(&folder_of(staged))
}

/// Moves the former database and all that belongs to it into a folder of its own; the database first,
/// so that none is found in its place until the restored one is there.
fn put_away(database: &Path) -> Result<Option<PathBuf>, FileError> {
    let names = ["", "-wal", "-shm", "-journal", ".files"].map(|ending| beside(database, ending));
    if !names.iter().any(|path| path.exists()) {
        return Ok(None);
    }
    let former = (1_u32..).map(|number| beside(database, &format!(".former-{number}")));
    let former = former.into_iter().find(|folder| !folder.exists()).unwrap_or_default();
    fs::create_dir(&former).map_err(FileError::at(&former))?;
    for path in names.iter().filter(|path| path.exists()) {
        let place = former.join(path.file_name().unwrap_or_default());
        fs::rename(path, &place).map_err(FileError::at(path))?;
    }
    Ok(Some(former))
}

/// The files first: once the database is there, so is all that it names.
fn put_in_place(staged: &Path, database: &Path) -> Result<(), FileError> {
    let (from, to) = (folder_of(staged), folder_of(database));
    if from.exists() {
        fs::rename(&from, &to).map_err(FileError::at(&to))?;
    }
    fs::rename(staged, database).map_err(FileError::at(database))?;
    files::sync_parent(database).map_err(FileError::at(database))
}
