//! What was done with accounts and secrets, as a trait: kept beside the log of events, because it is
//! about those who sign in and not about the city, and is forgotten in time.

use async_trait::async_trait;

use super::StoreError;

/// An entry to be kept; no part of it is a secret, or what somebody typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAudit {
    /// When it was done, in UTC milliseconds.
    pub time_ms: i64,
    /// The code of what was done.
    pub kind: &'static str,
    /// Who did it, by the name that the log of events uses; empty for a stranger.
    pub who: String,
    /// The account, token or file that it was done to; empty where it is the doer's own.
    pub about: String,
    /// The address it came from; empty for what was done beside the server.
    pub address: String,
}

/// An entry as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredAudit {
    /// Its number; later ones are greater.
    pub id: i64,
    /// When it was done, in UTC milliseconds.
    pub time_ms: i64,
    /// The code of what was done.
    pub kind: String,
    /// Who did it.
    pub who: String,
    /// What it was done to.
    pub about: String,
    /// The address it came from.
    pub address: String,
}

/// Which entries are asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AuditAsked {
    /// Of this kind only.
    pub kind: Option<&'static str>,
    /// With these words in the doer, the thing or the address; empty for all.
    pub words: String,
    /// Older than this one.
    pub before: Option<i64>,
}

/// The table of what was done.
#[async_trait]
pub trait AuditStore: Send + Sync {
    /// Keeps an entry, and forgets the oldest beyond what is kept.
    async fn add_audit(&self, entry: &NewAudit) -> Result<(), StoreError>;
    /// At most so many entries, newest first.
    async fn audit(&self, asked: &AuditAsked, limit: u32) -> Result<Vec<StoredAudit>, StoreError>;
}
