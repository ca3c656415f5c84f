//! 结转下年度清单: the next year's list, made from one of this year after it was looked at.

mod chosen;
mod line;
mod page;
mod screen;
mod sheet;

pub use page::NextYearPage;
