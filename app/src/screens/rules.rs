//! The rule editor: sets and their versions, the rules as sentences, the form that changes them,
//! and a preview of the cards that a change would add, remove or alter.

mod confirm;
mod editor;
mod form;
mod page;
mod row;
mod scope_form;
mod scopes;
mod screen;
mod set;
mod start;
mod words;

pub use page::RulesPage;
pub use screen::RulesScreen;
pub use start::CardStart;
