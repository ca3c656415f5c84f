//! What happens between the keyboard and a penalty notice: what was typed is kept in this browser,
//! checked, and sent; and the words that say whose move it is.

mod document;
mod send;
mod store;
mod typed;
mod words;

pub use document::DocumentTyped;
pub use send::{NoticeDesk, Wish};
pub use typed::{Given, Typed};
pub use words::{deadline, left, now_words, since, turn_words};
