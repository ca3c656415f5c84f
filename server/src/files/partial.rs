//! A file that is put together under a name of its own and gets its final one when the disk has all of
//! it: whatever is killed in between, what lies under a final name is whole.

use std::{
    fs::{self, File, TryLockError},
    io::{self, Write},
    path::{Path, PathBuf},
};

use super::blob_store::sync_parent;

/// `city.db` is put together as `city.db.partial`. What a process that was killed left there is written
/// over by the next; whoever still writes it holds its lock.
#[derive(Debug)]
pub struct Partial {
    path: PathBuf,
    place: PathBuf,
    file: File,
    is_placed: bool,
}

impl Partial {
    /// Begins an empty file for `place`.
    ///
    /// # Errors
    /// `WouldBlock` while another process puts one together for the same place; else when the disk
    /// refuses.
    pub fn begin(place: &Path) -> io::Result<Self> {
        let path = path_of(place);
        loop {
            let file = File::options().write(true).create(true).truncate(false).open(&path)?;
            match file.try_lock() {
                Err(TryLockError::WouldBlock) => return Err(io::ErrorKind::WouldBlock.into()),
                // Where files cannot be locked, two at a time are not told apart.
                Ok(()) | Err(TryLockError::Error(_)) => {}
            }
            // Whoever held the lock before may have moved the file to its place.
            if is_at(&file, &path) {
                file.set_len(0)?;
                return Ok(Self { path, place: place.to_owned(), file, is_placed: false });
            }
        }
    }

    /// Where it is until then.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Waits until the disk has it and moves it to its place.
    ///
    /// # Errors
    /// When the disk refuses; the place is then as it was.
    pub fn put_in_place(mut self) -> io::Result<()> {
        self.file.sync_all()?;
        fs::rename(&self.path, &self.place)?;
        self.is_placed = true;
        sync_parent(&self.place)
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        if !self.is_placed {
            // What cannot be removed is written over by the next.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Where a file is put together.
#[must_use]
pub fn path_of(place: &Path) -> PathBuf {
    let mut name = place.as_os_str().to_owned();
    name.push(".partial");
    PathBuf::from(name)
}

/// Writes a whole file. One that is there is replaced when the new one is whole, and keeps its
/// permissions; what is no regular file, as a terminal, is written to directly.
///
/// # Errors
/// As for [`Partial::begin`]; a file that was there is then as it was.
pub fn write_whole(place: &Path, bytes: &[u8]) -> io::Result<()> {
    let former = fs::metadata(place);
    if former.as_ref().is_ok_and(|former| !former.is_file()) {
        return fs::write(place, bytes);
    }
    // A link stays one.
    let place = fs::canonicalize(place).unwrap_or_else(|_| place.to_owned());
    let mut partial = Partial::begin(&place)?;
    partial.file.write_all(bytes)?;
    if let Ok(former) = former {
        partial.file.set_permissions(former.permissions())?;
    }
    partial.put_in_place()
}

#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let id = |known: io::Result<fs::Metadata>| known.ok().map(|known| (known.dev(), known.ino()));
    let open = id(file.metadata());
    open.is_some() && open == id(fs::metadata(path))
}

#[cfg(not(unix))]
fn is_at(_file: &File, path: &Path) -> bool {
    path.exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_its_name_when_it_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("out.csv");
        let mut begun = Partial::begin(&place).unwrap();
        begun.file.write_all(b"half").unwrap();
        assert!(!place.exists());
        assert_eq!(Partial::begin(&place).unwrap_err().kind(), io::ErrorKind::WouldBlock);
        drop(begun);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "given up, it is gone");

        fs::write(path_of(&place), "left by a process that was killed").unwrap();
        write_whole(&place, b"new").unwrap();
        assert_eq!(fs::read(&place).unwrap(), b"new");
        assert!(!path_of(&place).exists());
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_is_replaced_keeps_its_permissions_and_a_link_stays_one() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (place, link) = (folder.path().join("out.csv"), folder.path().join("link.csv"));
        fs::write(&place, "old").unwrap();
        fs::set_permissions(&place, fs::Permissions::from_mode(0o640)).unwrap();
        symlink(&place, &link).unwrap();
        write_whole(&link, b"new").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&place).unwrap(), b"new");
        assert_eq!(fs::metadata(&place).unwrap().permissions().mode() & 0o777, 0o640);
        write_whole(Path::new("/dev/null"), b"new").unwrap();
    }
}
