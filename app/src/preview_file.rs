//! A file that is looked at before it counts: chosen, sent for a preview, confirmed, or let go. What
//! the file holds and what the preview shows is each screen's own ([`FileJob`]).

mod choose;
mod decide;
mod state;
pub mod wire;

pub use choose::ChooseFile;
pub use decide::Decide;
pub use state::{FileJob, Loading};

/// The name of the form field that holds the file.
const FILE: &str = "file";
