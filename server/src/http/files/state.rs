//! What receiving and giving files share.

use std::sync::Arc;

use tokio::sync::{Mutex, Semaphore};

use crate::{
    files::{BlobStore, ThumbnailQueue, UploadLimits},
    http::execute::Commands,
};

/// Files looked into at the same time: each is in memory whole while that lasts.
const INSPECTED_AT_ONCE: usize = 2;

/// The files, the commands about them, and what keeps uploads from getting into each other's way.
pub struct FilesState {
    pub commands: Commands,
    pub blobs: Arc<BlobStore>,
    pub thumbnails: ThumbnailQueue,
    /// How much room uploads may take.
    pub limits: UploadLimits,
    /// Permits to look into a file.
    pub inspecting: Semaphore,
    /// Held from the moment a file is laid down until its event is appended or the file gone again.
    pub storing: Mutex<()>,
}

impl FilesState {
    pub fn new(
        commands: Commands,
        blobs: Arc<BlobStore>,
        thumbnails: ThumbnailQueue,
        limits: UploadLimits,
    ) -> Self {
        let (inspecting, storing) = (Semaphore::new(INSPECTED_AT_ONCE), Mutex::default());
        Self { commands, blobs, thumbnails, limits, inspecting, storing }
    }
}
