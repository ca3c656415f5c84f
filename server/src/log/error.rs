//! What can go wrong with a store. Clients never see these words; operators do.

use std::path::PathBuf;

use battle_map_app::live::Trouble;
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
    /// A write-ahead log lies beside the database that is not its own; it was not applied.
    #[error(
        "{} does not belong to {}: it was left by another database, as when a backup was copied over \
         one in use, and was not applied; move it away to go on with the database as it is, or restore \
         the backup with `battle-map restore`",
        wal.display(), path.display()
    )]
    StrayWal {
        /// The database.
        path: PathBuf,
        /// The write-ahead log beside it.
        wal: PathBuf,
    },
    /// A restore was broken off after the former database had been moved away.
    #[error("restoring {} was broken off; run `battle-map restore` again", path.display())]
    RestoreUnfinished {
        /// The path of the database.
        path: PathBuf,
    },
    /// The database, or what SQLite keeps beside it, was replaced or deleted while it was open: what
    /// is written now would be lost.
    #[error("{} was replaced or deleted while it was open; nothing is written any more", path.display())]
    Gone {
        /// The file that is another one now, or none.
        path: PathBuf,
    },
    /// Rows do not come in their order: the file is damaged.
    #[error(
        "the log goes on with event {found} after event {last}: the file is damaged; run verify"
    )]
    Disordered {
        /// The last event that was in its place.
        last: u64,
        /// The event that was read after it.
        found: u64,
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

impl StoreError {
    /// Why nothing can be written, where that is the reason.
    #[must_use]
    pub const fn trouble(&self) -> Option<Trouble> {
        match self {
            Self::Gone { .. } => Some(Trouble::DatabaseGone),
            Self::Database(_) | Self::File { .. } | Self::Closed => Some(Trouble::CannotWrite),
            _ => None,
        }
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(Box::new(error))
    }
}
