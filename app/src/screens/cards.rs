//! 黄牌, 红牌: the working list of `/cards`, one card with its arithmetic and what can be done with it,
//! and the sheet for a leader's signature.

mod act;
mod answer;
mod approve;
mod basis;
mod batch;
mod card;
mod choice;
mod filter;
mod form;
mod issue;
mod notice;
mod office;
mod page;
mod queues;
mod review;
mod said;
mod screen;
mod sheet;
mod sheet_page;
mod story;
mod verify;
mod year_end;

pub use act::card_acts;
pub use answer::SignForm;
pub use card::CardItem;
pub use page::CardsPage;
pub use screen::CardsScreen;
pub use sheet::SheetScreen;
pub use sheet_page::CardSheetPage;
