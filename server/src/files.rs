//! Files that show something: looked into, kept beside the database under their hash, and made small.
//!
//! How they are received and given over HTTP stands in [`crate::http::files`]. What the office's eyes
//! alone may see (where and when a photograph was taken) is left out of the copy that others get.

mod blob_store;
mod content;
mod error;
mod partial;
mod prints;
mod room;
mod thumbnail;
mod thumbnail_queue;

use battle_map::{board::Board, value::ContentHash};

pub use blob_store::{BlobStore, FileForm, back_up, folder_of, sync_all, sync_parent};
pub use content::{Content, ImageInfo, look_into};
pub use error::{ContentFault, FileError};
pub use partial::{Partial, path_of as partial_path, write_whole};
pub use prints::Prints;
pub use room::UploadLimits;
pub use thumbnail_queue::ThumbnailQueue;

/// Whether anything on the board has a file of this content.
#[must_use]
pub fn is_known(board: &Board, hash: ContentHash) -> bool {
    board.evidence.values().any(|evidence| evidence.file.hash == hash)
}
