//! A copy of the whole file, taken while others write.

use std::path::Path;

use sqlx::Connection;

use super::open;
use crate::log::StoreError;

/// Writes the state of this moment to `target`, which must not exist yet, and waits until the
/// disk has it. A connection of its own keeps the copy from holding up anybody.
pub async fn write(source: &Path, target: &Path) -> Result<(), StoreError> {
    let refused = |source| StoreError::File { path: target.to_owned(), source };
    if target.exists() {
        return Err(refused(std::io::ErrorKind::AlreadyExists.into()));
    }
    let name =
        target.to_str().ok_or_else(|| refused(std::io::ErrorKind::InvalidFilename.into()))?;
    let mut connection = open::single(source).await?;
    let copied = sqlx::query("VACUUM INTO ?").bind(name).execute(&mut connection).await;
    connection.close().await?;
    if let Err(error) = copied {
        // Half a copy would pass for one, and be in the way of the next attempt.
        let _ = tokio::fs::remove_file(target).await;
        return Err(error.into());
    }
    let file = tokio::fs::File::open(target).await.map_err(refused)?;
    file.sync_all().await.map_err(refused)
}
