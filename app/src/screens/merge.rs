//! 合并重复项目: two projects that are one, looked at side by side before they are merged.

mod doubles;
mod page;
mod screen;
mod sheet;

pub use page::MergePage;
