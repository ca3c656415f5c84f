//! What caused a stale command's refusal: the events that its sender has not seen.

use battle_map::{
    event::{Recorded, Subject},
    value::Seq,
};

use super::{WriterError, fold};
use crate::log::Store;

/// The most events that are returned; a sender who missed more starts over.
const SHOWN: u32 = 50;

/// The events of `subject` itself after `version`, newest first.
///
/// # Errors
/// When the log cannot be read.
pub async fn changed_since(
    store: &dyn Store,
    subject: Subject,
    version: Seq,
) -> Result<Vec<Recorded>, WriterError> {
    let rows = store.of_subject(&subject.to_string(), None, SHOWN).await?;
    let mut changes = Vec::new();
    for row in rows.iter().take_while(|row| row.seq > version.0) {
        let recorded = fold::decode(row)?;
        if recorded.event.subject == subject {
            changes.push(recorded);
        }
    }
    Ok(changes)
}
