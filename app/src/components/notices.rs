//! Penalty notices: the register, one notice with its moves, the form that writes one, the types of
//! documents, and the few lines that other screens show of them.

mod answer;
mod correct;
mod document_fields;
mod documents;
mod dots;
mod draft;
mod due;
mod fields;
mod file;
mod filter;
mod form;
mod handle;
mod on_paper;
mod paper;
mod project;
mod record;
mod register;
mod remind;
mod review;
mod screen;
mod sign;
mod timeline;
mod units;

pub use documents::DocumentsScreen;
pub use dots::Dots;
pub use due::DueNotices;
pub use file::NoticeScreen;
pub use form::NoticeNewScreen;
pub use project::{ProjectNotices, WriteNotice};
pub use screen::NoticesScreen;
