//! What changed under a stale hand: the events that its reader has not seen.

use battle_map::{
    event::{Recorded, Subject},
    value::Seq,
};

use super::{WriterError, fold};
use crate::log::Store;

/// At most this many are shown; whoever missed more begins anew.
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
