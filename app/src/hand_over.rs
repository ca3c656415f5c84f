//! Files between the person and the server: chosen and read, sent with progress, handed back.
//!
//! A chosen file is read at once, so that what is previewed and what is confirmed are the same bytes,
//! though Excel may have it open. Nothing here needs a secure context.

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
    /// Its name without folders.
    pub name: String,
    /// What it holds.
    pub bytes: Arc<Vec<u8>>,
}

/// How far a file has come on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// So many percent are sent.
    Sending(u8),
    /// All is sent; the server reads it.
    Reading,
}

/// The code of a file that the browser could not read.
pub const UNREADABLE: &str = "file-unreadable-here";
