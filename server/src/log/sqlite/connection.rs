//! How every connection to the file is opened.

use std::path::Path;

use sqlx::sqlite::{SqliteConnectOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, SqliteConnection};

use super::schema::BUSY_TIMEOUT;
use crate::log::StoreError;

/// Rows that a reading connection may be ahead of the one who folds them.
const ROWS_AHEAD: usize = 512;

/// A connection of its own, for what must not hold up the others.
pub async fn single(path: &Path) -> Result<SqliteConnection, StoreError> {
    Ok(options(path).connect().await?)
}

/// The options of every connection to the file at `path`.
pub fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .busy_timeout(BUSY_TIMEOUT)
        .synchronous(SqliteSynchronous::Full)
        .row_buffer_size(ROWS_AHEAD)
}
