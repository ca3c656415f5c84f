//! Which file a path led to when the log was opened, and whether it still does.
//!
//! A database that is replaced or deleted while it is open goes on being written to: the open file has
//! no name any more, and what is committed to it is gone with the process. So the device and the inode
//! behind the path are compared before every write and before it is acknowledged.

use std::{
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
};

use crate::log::StoreError;

/// What SQLite keeps beside a database in use.
const COMPANIONS: [&str; 2] = ["-wal", "-shm"];

/// The device and inode of a file. Elsewhere than on Unix an open file can neither be replaced nor
/// deleted, so that there is nothing to compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct FileId(u64, u64);

#[cfg(unix)]
fn id_of(path: &Path) -> io::Result<FileId> {
    use std::os::unix::fs::MetadataExt;
    let known = fs::metadata(path)?;
    Ok(FileId(known.dev(), known.ino()))
}

#[cfg(not(unix))]
fn id_of(path: &Path) -> io::Result<FileId> {
    fs::metadata(path).map(|_| FileId(0, 0))
}

/// A path and the file that it led to.
#[derive(Clone, Debug)]
pub struct FileIdentity {
    path: PathBuf,
    id: Option<FileId>,
}

impl FileIdentity {
    /// The file behind `path` now, which is open.
    pub fn of(path: &Path) -> Self {
        Self { path: path.to_owned(), id: id_of(path).ok() }
    }

    /// Whether the path still leads to that file.
    ///
    /// # Errors
    /// [`StoreError::Gone`] where it leads to another one or to none.
    pub fn check(&self) -> Result<(), StoreError> {
        if self.id.is_some() && id_of(&self.path).ok() == self.id {
            Ok(())
        } else {
            Err(StoreError::Gone { path: self.path.clone() })
        }
    }

    /// The files beside it that exist by now. They stay what they are as long as a connection is open.
    pub fn companions(&self) -> Vec<Self> {
        let real = real(&self.path);
        let places = COMPANIONS.iter().map(|ending| Self::of(&beside(&real, ending)));
        places.filter(|place| place.id.is_some()).collect()
    }
}

/// The path without links, beside which SQLite keeps its files.
pub fn real(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// The path with something appended to its name: `city.db-wal`.
pub fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    PathBuf::from(name)
}
