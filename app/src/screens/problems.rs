//! 存在问题: the list of problems, and the forms that raise and revise one.

mod fields;
mod filter;
mod page;
mod raise;
mod reported;
mod row;
mod screen;

pub use page::ProblemsPage;
pub use raise::RaiseProblem;
pub use row::ProblemCard;
pub use screen::ProblemsScreen;
