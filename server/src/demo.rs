//! The demo city: Guang'an with its six districts and a hundred invented projects, with a believable
//! history over the last months, told through the same commands as a real one.
//!
//! It is the same every time but for the dates, which are relative to today.

mod accounts;
mod history;
mod invent;
mod random;
mod regions;
mod writer;

use std::sync::Arc;

use battle_map::{refusal::Refusal, value::Day};

use crate::{
    auth::AuthError,
    clock,
    log::Store,
    writer::{Journal, WriterError},
};
pub use accounts::open_accounts;
use writer::DemoWriter;

/// Why the demo city could not be built.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The database already holds a real city.
    #[error(
        "the database is not empty and no whole demo: --demo fills only an empty one; a demo that was \
         broken off while it was filled is deleted and begun again"
    )]
    NotEmpty,
    /// Its accounts cannot be opened.
    #[error(transparent)]
    Auth(#[from] AuthError),
    /// It cannot be written.
    #[error(transparent)]
    Writer(#[from] WriterError),
    /// A command of the story was refused; a fault in the story.
    #[error("the demo's own command was refused: {0}")]
    Refused(#[from] Refusal),
    /// A value or boundary of the story is not valid; a fault in the story.
    #[error("the demo's own data cannot be read: {0}")]
    Data(String),
}

/// Fills an empty database with the demo city; one that holds it already is left alone.
///
/// # Errors
/// When the database holds a real city, or cannot be written.
pub async fn fill(store: Arc<dyn Store>) -> Result<(), DemoError> {
    fill_as_of(store, clock::now().day()).await
}

/// The same as it would be told on a day.
///
/// # Errors
/// As above.
pub async fn fill_as_of(store: Arc<dyn Store>, today: Day) -> Result<(), DemoError> {
    let journal = Journal::open(store.clone(), clock::system()).await?;
    let board = journal.present().board.clone();
    if board.city.demo {
        return Ok(());
    }
    if board.seq.0 > 0 {
        return Err(DemoError::NotEmpty);
    }
    drop(journal);
    let mut demo = DemoWriter::open(store).await?;
    history::tell(&mut demo, today).await
}
