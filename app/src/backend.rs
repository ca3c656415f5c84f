//! What the pages need from the server, as a trait: the server implements it, tests may too.

use std::sync::Arc;

use crate::live::Head;

/// The server behind the pages.
pub trait Backend: Send + Sync {
    /// Where the log stands now.
    fn head(&self) -> Head;
}

/// The backend as pages and server functions find it in their context.
pub type SharedBackend = Arc<dyn Backend>;
