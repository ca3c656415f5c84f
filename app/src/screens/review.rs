//! 审核: the reports that units handed in, for the office of their county: this month beside the last,
//! many accepted or given back at once.

mod batch;
mod filter;
mod line;
mod order;
mod page;
mod screen;
mod selection;
mod send;
mod words;

pub use page::ReviewPage;
