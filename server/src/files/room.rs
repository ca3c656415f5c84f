//! Room for files: how much of it is left, and how much of it one account may take in a day. Changes go
//! into the same disk as files do, so files are refused before changes are.

use std::path::Path;

use battle_map::{board::Board, model::actor::Actor, value::Timestamp};
use clap::Args;

use super::ContentFault;

/// A megabyte in bytes.
const MEGABYTE: u64 = 1024 * 1024;

/// How much room uploads may take.
#[derive(Debug, Clone, Copy, Args)]
pub struct UploadLimits {
    /// Megabytes of files that one account may upload in a day
    #[arg(long, value_name = "MB", env = "BATTLE_MAP_UPLOAD_QUOTA", default_value_t = 300)]
    pub upload_quota: u64,
    /// Megabytes of the disk that uploads leave free; below that files are refused, changes are not
    #[arg(long, value_name = "MB", env = "BATTLE_MAP_LEAST_FREE", default_value_t = 256)]
    pub least_free: u64,
}

impl UploadLimits {
    /// Whether the disk behind `folder` has room for so many bytes more. Where the system does not say
    /// how much is free, there is.
    ///
    /// # Errors
    /// [`ContentFault::NoRoom`].
    pub fn have_room(self, folder: &Path, bytes: u64) -> Result<(), ContentFault> {
        let least = self.least_free.saturating_mul(MEGABYTE).saturating_add(bytes);
        match free(folder) {
            Some(free) if free < least => Err(ContentFault::NoRoom),
            _ => Ok(()),
        }
    }

    /// Whether an account may upload so many bytes more on the day of `now`. What it withdrew the same
    /// day counts: the file still lies there.
    ///
    /// # Errors
    /// [`ContentFault::OverQuota`].
    pub fn allow(
        self,
        board: &Board,
        actor: &Actor,
        bytes: u64,
        now: Timestamp,
    ) -> Result<(), ContentFault> {
        let theirs = board.evidence.values();
        let theirs = theirs.filter(|it| it.by.name == actor.name && it.at.day() == now.day());
        let taken: u64 = theirs.map(|known| u64::from(known.file.bytes)).sum();
        if taken.saturating_add(bytes) > self.upload_quota.saturating_mul(MEGABYTE) {
            Err(ContentFault::OverQuota)
        } else {
            Ok(())
        }
    }
}

/// Free bytes of the disk that `folder` is on, or will be once it is made.
#[cfg(unix)]
fn free(folder: &Path) -> Option<u64> {
    let folder = folder.ancestors().find(|folder| folder.exists())?;
    let disk = rustix::fs::statvfs(folder).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize))
}

/// Elsewhere the system is not asked.
#[cfg(not(unix))]
fn free(_folder: &Path) -> Option<u64> {
    None
}
