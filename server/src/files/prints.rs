//! Photographs as papers print them: without what says where and when they were taken, and no more of
//! them than fit into memory at once.

use std::{cell::Cell, fs};

use battle_map::view::notice_paper::PaperAnnex;

use super::{BlobStore, FileForm};

/// All photographs of one paper together, in bytes.
const MOST: u64 = 64 * 1024 * 1024;

/// The photographs of one paper.
#[derive(Debug)]
pub struct Prints<'a> {
    blobs: &'a BlobStore,
    room: Cell<u64>,
}

impl<'a> Prints<'a> {
    /// Photographs from `blobs`, none read yet.
    #[must_use]
    pub const fn from(blobs: &'a BlobStore) -> Self {
        Self { blobs, room: Cell::new(MOST) }
    }

    /// The photograph of an annex; none if it is gone or there is no room for it.
    #[must_use]
    pub fn of(&self, annex: &PaperAnnex) -> Option<Vec<u8>> {
        [FileForm::Copy, FileForm::Original].iter().find_map(|form| {
            let path = self.blobs.path(annex.hash, *form);
            let room = self.room.get().checked_sub(fs::metadata(&path).ok()?.len())?;
            let bytes = fs::read(&path).ok()?;
            self.room.set(room);
            Some(bytes)
        })
    }
}
