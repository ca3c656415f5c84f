//! Files between the person and the server: chosen, read, sent with progress, and downloaded.
//!
//! A chosen file is read at once, so that preview and confirmation use the same bytes even if Excel
//! has it open. Nothing here needs a secure context.

use std::sync::Arc;

#[cfg(feature = "hydrate")]
mod browser;
#[cfg(not(feature = "hydrate"))]
mod nothing;

#[cfg(feature = "hydrate")]
pub use browser::{choose, save, send};
#[cfg(not(feature = "hydrate"))]
pub use nothing::{choose, save, send};

/// A file that was chosen and read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// The file's name, without folders.
    pub name: String,
    /// The file's bytes, shared with what sends them.
    pub bytes: Arc<Vec<u8>>,
}

/// The progress of an upload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UploadProgress {
    /// The percentage that is sent so far.
    Sending(u8),
    /// Everything is sent, and the server is reading it.
    Reading,
}

/// The code of a file that the browser could not read.
pub const UNREADABLE: &str = "file-unreadable-here";
