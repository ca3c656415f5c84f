//! The folder beside the database in which files lie: `city.db.files/ab/cd…` under their hash.
//!
//! A file is complete or not there: it is written elsewhere, synchronised and renamed. Before its
//! event is appended, a mark in `pending/` says that it may be unreferenced; a mark that outlives
//! the server tells the next one which file to check. Files without a mark are never removed.

use std::{
    ffi::OsString,
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
};

use battle_map::value::ContentHash;
use sha2::{Digest, Sha256};

use super::FileError;

/// What lies beside a file under the same hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileForm {
    /// The bytes exactly as they were received.
    Original,
    /// Without what says where and when it was taken; only if that is another file.
    Copy,
    /// A small picture; empty where none can be made.
    Thumbnail,
}

/// The folder of one database's files, addressed by the SHA-256 of their content.
#[derive(Debug)]
pub struct BlobStore {
    folder: PathBuf,
    turn: AtomicU64,
}

impl BlobStore {
    /// The store of a database; the folder is made with its first file.
    #[must_use]
    pub fn beside(database: &Path) -> Self {
        Self { folder: folder_of(database), turn: AtomicU64::new(0) }
    }

    /// The folder, which may not be there yet.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where a form of a file lies, or would.
    #[must_use]
    pub fn path(&self, hash: ContentHash, form: FileForm) -> PathBuf {
        let name = hash.to_string();
        let (folder, rest) = name.split_at(2);
        let ending = match form {
            FileForm::Original => "",
            FileForm::Copy => ".copy",
            FileForm::Thumbnail => ".jpg",
        };
        self.folder.join(folder).join(format!("{rest}{ending}"))
    }

    /// Whether a file is there and has the content its hash says.
    #[must_use]
    pub fn is_whole(&self, hash: ContentHash) -> bool {
        let mut sum = Sha256::new();
        let read = File::open(self.path(hash, FileForm::Original))
            .and_then(|mut file| io::copy(&mut file, &mut sum));
        read.is_ok() && ContentHash::new(sum.finalize().into()) == hash
    }

    /// A path for a file that is not complete yet; no other has it.
    ///
    /// # Errors
    /// When its folder cannot be made.
    pub fn incoming(&self) -> Result<PathBuf, FileError> {
        let folder = self.folder.join("incoming");
        fs::create_dir_all(&folder).map_err(FileError::at(&folder))?;
        let turn = self.turn.fetch_add(1, Ordering::Relaxed);
        Ok(folder.join(format!("{}-{turn}", std::process::id())))
    }

    /// Moves a complete file to its hash's path, marked as unreferenced, with its stripped copy.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn lay(
        &self,
        incoming: &Path,
        hash: ContentHash,
        copy: Option<&[u8]>,
    ) -> Result<(), FileError> {
        let mark = self.mark(hash);
        make_parent(&mark)?;
        File::create(&mark).and_then(|file| file.sync_all()).map_err(FileError::at(&mark))?;
        if let Some(copy) = copy {
            self.put(hash, FileForm::Copy, copy)?;
        }
        let place = self.path(hash, FileForm::Original);
        make_parent(&place)?;
        fs::rename(incoming, &place).map_err(FileError::at(&place))?;
        sync_parent(&place).map_err(FileError::at(&place))
    }

    /// Writes something made from a file beside it.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn put(&self, hash: ContentHash, form: FileForm, bytes: &[u8]) -> Result<(), FileError> {
        let (incoming, place) = (self.incoming()?, self.path(hash, form));
        make_parent(&place)?;
        let written = File::create(&incoming)
            .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
            .and_then(|()| fs::rename(&incoming, &place));
        written.map_err(|source| {
            // Half a file is of no use; one that cannot be removed goes with the next start.
            let _ = fs::remove_file(&incoming);
            FileError::at(&place)(source)
        })
    }

    /// Removes the mark of a file that an event refers to now.
    pub fn settle(&self, hash: ContentHash) {
        let mark = self.mark(hash);
        if let Err(error) = fs::remove_file(&mark) {
            tracing::error!(%error, mark = %mark.display(), "a mark cannot be removed");
        }
    }

    /// Removes a file that no event refers to.
    pub fn take_away(&self, hash: ContentHash) {
        for form in [FileForm::Original, FileForm::Copy, FileForm::Thumbnail] {
            let path = self.path(hash, form);
            match fs::remove_file(&path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    tracing::error!(%error, path = %path.display(), "a file cannot be removed");
                }
                _ => {}
            }
        }
        self.settle(hash);
    }

    /// Cleans up after a server that was killed: removes incomplete files, and marked files that no
    /// event refers to.
    ///
    /// # Errors
    /// When a folder cannot be read.
    pub fn clear_up(&self, is_known: impl Fn(ContentHash) -> bool) -> Result<(), FileError> {
        for path in listed(&self.folder.join("incoming"))? {
            fs::remove_file(&path).map_err(FileError::at(&path))?;
        }
        for mark in listed(&self.folder.join("pending"))? {
            let name = mark.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let Ok(hash) = name.parse::<ContentHash>() else { continue };
            if is_known(hash) {
                self.settle(hash);
            } else {
                self.take_away(hash);
            }
        }
        Ok(())
    }

    fn mark(&self, hash: ContentHash) -> PathBuf {
        self.folder.join("pending").join(hash.to_string())
    }
}

/// The folder of a database's files.
#[must_use]
pub fn folder_of(database: &Path) -> PathBuf {
    let mut name = OsString::from(database);
    name.push(".files");
    PathBuf::from(name)
}

/// Copies all files of one database beside its copy; answers how many there are.
///
/// # Errors
/// When the disk refuses, or the copy's folder exists already.
pub fn back_up(database: &Path, copy: &Path) -> Result<u64, FileError> {
    let (from, to) = (folder_of(database), folder_of(copy));
    if to.exists() {
        return Err(FileError::at(&to)(io::ErrorKind::AlreadyExists.into()));
    }
    let mut count = 0;
    for folder in listed(&from)? {
        // Two digits of a hash; the others hold what is not complete or nobody's.
        let Some(name) = folder.file_name().filter(|name| name.len() == 2) else { continue };
        for file in listed(&folder)? {
            let place = to.join(name).join(file.file_name().unwrap_or_default());
            make_parent(&place)?;
            fs::copy(&file, &place).map_err(FileError::at(&place))?;
            count += u64::from(file.extension().is_none());
        }
    }
    Ok(count)
}

/// What a folder holds; nothing if there is no such folder.
fn listed(folder: &Path) -> Result<Vec<PathBuf>, FileError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(FileError::at(folder)(error)),
    };
    let paths = entries.map(|entry| entry.map(|entry| entry.path()));
    paths.collect::<Result<_, _>>().map_err(FileError::at(folder))
}

/// Makes the folder of a path; the disk knows the name of each folder that is made.
fn make_parent(path: &Path) -> Result<(), FileError> {
    let parent = path.parent().unwrap_or(path);
    let absent: Vec<_> = parent.ancestors().take_while(|folder| !folder.exists()).collect();
    fs::create_dir_all(parent).map_err(FileError::at(parent))?;
    absent.into_iter().try_for_each(|folder| sync_parent(folder).map_err(FileError::at(folder)))
}

/// Waits until the disk has all files in a folder and its folders.
///
/// # Errors
/// When the disk refuses.
pub fn sync_all(folder: &Path) -> Result<(), FileError> {
    for path in listed(folder)? {
        if path.is_dir() {
            sync_all(&path)?;
        } else {
            File::open(&path).and_then(|file| file.sync_all()).map_err(FileError::at(&path))?;
        }
    }
    Ok(())
}

/// Waits until the disk knows the name, where folders can be opened.
///
/// # Errors
/// When the disk refuses.
pub fn sync_parent(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    if let Some(parent) = path.parent() {
        // The parent of a mere name is an empty path.
        let here = parent.as_os_str().is_empty();
        File::open(if here { Path::new(".") } else { parent })?.sync_all()?;
    }
    Ok(())
}
