//! The parts of a project's file; the panel beside the map shows some of them too.

mod bottom_lines;
pub mod cards;
mod claims;
mod condition;
mod evidence;
pub mod facts;
pub mod findings;
pub mod head;
mod history;
mod merged;
pub mod milestones;
mod missing;
mod money;
mod page;
mod papers;
mod photograph;
mod problems;
mod screen;
pub mod sign;
mod words;

pub use facts::fact;
pub use head::head_line;
pub use page::ProjectPage;
pub use screen::ProjectScreen;
