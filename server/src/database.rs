//! Opening the database for as long as something is done with it, and leaving it whole in its one
//! file afterwards, whatever came of that.

use std::{path::Path, sync::Arc};

use crate::{
    clock,
    log::{SqliteLog, Store, StoreError},
    writer::{Journal, WriterError},
};

/// Does `work` with the log at `path` and closes it. `create` begins an empty log where there is none.
///
/// # Errors
/// Those of the work; else when the log cannot be opened or closed.
pub async fn with_log<T, E: From<StoreError>>(
    path: &Path,
    create: bool,
    work: impl AsyncFnOnce(&Arc<SqliteLog>) -> Result<T, E>,
) -> Result<T, E> {
    let opened =
        if create { SqliteLog::open_or_create(path).await } else { SqliteLog::open(path).await };
    let log = Arc::new(opened?);
    let done = work(&log).await;
    let closed = log.close().await;
    let done = done?;
    closed?;
    Ok(done)
}

/// The same with the board folded from the log.
///
/// # Errors
/// Those of the work; else when the log cannot be opened, folded or closed.
pub async fn with_journal<T, E: From<StoreError> + From<WriterError>>(
    path: &Path,
    create: bool,
    work: impl AsyncFnOnce(&mut Journal, &SqliteLog) -> Result<T, E>,
) -> Result<T, E> {
    with_log(path, create, async |log| {
        let mut journal = Journal::open(log.clone(), clock::system()).await?;
        say_ignored(&journal);
        work(&mut journal, log).await
    })
    .await
}

/// Prints a warning if a snapshot failed its check and was not used.
pub fn say_ignored(journal: &Journal) {
    if let Some(ignored) = journal.ignored_snapshot() {
        eprintln!("battle-map: {ignored}; the board is folded from the log");
    }
}
