//! The rule editor: sets and their versions, the rules as sentences, the form that changes them, and
//! the cards that a change would add, remove or make graver or milder before it is made.

mod confirm;
mod editor;
mod form;
mod page;
mod row;
mod scope_form;
mod scopes;
mod screen;
mod set;
mod words;

pub use page::RulesPage;
pub use screen::RulesScreen;
