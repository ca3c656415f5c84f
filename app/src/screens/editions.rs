//! 月度数据 and 通报: the archive of editions, and one of them opened.

mod bulletin;
mod differs;
mod found;
mod list;
mod one;
mod one_page;
mod page;
mod tables;
mod words;

pub use list::EditionsScreen;
pub use one::EditionScreen;
pub use one_page::EditionPage;
pub use page::EditionsPage;
pub use words::{month_words, named};
