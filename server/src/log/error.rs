//! What can go wrong with a store. Clients never see these words; operators do.

use std::path::PathBuf;

use thiserror::Error;

/// Why a store could not do what it was asked.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The file belongs to another program, or is no database at all.
    #[error("{} is not a battle map database", path.display())]
    NotOurs {
        /// The path of the database file, as it was given.
        path: PathBuf,
    },
    /// The file does not exist and was not to be created.
    #[error("{} does not exist", path.display())]
    Absent {
        /// The path of the database file, as it was given.
        path: PathBuf,
    },
    /// The file was written by a later version of this program.
    #[error("the database has layout {found}, this program knows {known} at most")]
    Newer {
        /// The layout of the file.
        found: i64,
        /// The newest layout this program knows.
        known: i64,
    },
    /// A row holds a value that this program cannot have written.
    #[error("table {table}, row {row}: column {column} cannot be read")]
    Unreadable {
        /// The table that holds the row or rows.
        table: &'static str,
        /// The key of the row.
        row: i64,
        /// The column that cannot be read.
        column: &'static str,
    },
    /// A statement changed another number of rows than it must; nothing was kept of it.
    #[error("table {table}: {changed} rows changed instead of {expected}")]
    RowCount {
        /// The table that holds the row or rows.
        table: &'static str,
        /// How many rows should have changed.
        expected: u64,
        /// How many rows the statement changed.
        changed: u64,
    },
    /// A file beside the database could not be written.
    #[error("{}: {source}", path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The log was closed; nothing can be read or written any more.
    #[error("the database was closed")]
    Closed,
    /// The database itself refused or failed.
    #[error("the database failed: {0}")]
    Database(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(Box::new(error))
    }
}
