//! Where thumbnails are made: one at a time, beside the requests, from a queue of bounded length.
//!
//! What does not fit into the queue is not lost: a thumbnail that is asked for and is not there is
//! asked for again.

use std::{fs, sync::Arc};

use battle_map::value::ContentHash;
use tokio::sync::mpsc;

use super::{FileError, FileForm, blob_store::BlobStore, look_into, thumbnail};

/// Thumbnails that may wait.
const QUEUE: usize = 64;

/// Takes orders; the work ends with the last of its handles.
#[derive(Debug, Clone)]
pub struct ThumbnailQueue {
    orders: mpsc::Sender<ContentHash>,
}

impl ThumbnailQueue {
    /// Starts working on the files of a blob store.
    #[must_use]
    pub fn open(blobs: Arc<BlobStore>) -> Self {
        let (orders, mut queue) = mpsc::channel(QUEUE);
        tokio::spawn(async move {
            while let Some(hash) = queue.recv().await {
                work(blobs.clone(), hash).await;
            }
        });
        Self { orders }
    }

    /// Asks for a file's thumbnail, unless too many wait already.
    pub fn order(&self, hash: ContentHash) {
        let _ = self.orders.try_send(hash);
    }
}

async fn work(blobs: Arc<BlobStore>, hash: ContentHash) {
    let make_thumbnail = {
        let blobs = blobs.clone();
        move || make_thumbnail(&blobs, hash)
    };
    match tokio::task::spawn_blocking(make_thumbnail).await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => tracing::error!(%error, %hash, "a thumbnail cannot be written"),
        // A decoder that gave up on a hostile file: nobody shall try again.
        Err(error) => {
            tracing::warn!(%error, %hash, "a picture cannot be decoded");
            let _ = blobs.put(hash, FileForm::Thumbnail, &[]);
        }
    }
}

/// Makes the thumbnail of a file, an empty one where none can be made.
fn make_thumbnail(blobs: &BlobStore, hash: ContentHash) -> Result<(), FileError> {
    let original = blobs.path(hash, FileForm::Original);
    if blobs.path(hash, FileForm::Thumbnail).exists() || !original.exists() {
        return Ok(());
    }
    let bytes = fs::read(&original).map_err(FileError::at(&original))?;
    let content = look_into(&bytes).ok();
    let small = content
        .and_then(|content| thumbnail::make(&bytes, content.kind, content.picture?))
        .unwrap_or_default();
    blobs.put(hash, FileForm::Thumbnail, &small)
}
