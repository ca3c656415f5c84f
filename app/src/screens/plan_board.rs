//! `/plan`: the plan board, projects by the months of a year with a flag for each milestone.

mod flags;
mod legend;
mod page;
mod row;
mod screen;

pub use page::PlanPage;
