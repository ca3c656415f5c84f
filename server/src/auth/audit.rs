//! The audit: who did what with accounts, tokens and the city's files, when and from where.
//!
//! It is kept beside the log of events, newest first and bounded in size. What somebody typed is never
//! in it: whoever types a password where the name belongs must not find it there.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, PoisonError},
};

use battle_map::{
    value::Timestamp,
    view::audit::{AuditKind, AuditLine},
};
use battle_map_app::audit::Audit;

use crate::{
    clock,
    log::{
        StoreError,
        audit::{AuditAsked, AuditStore, NewAudit, StoredAudit},
    },
};

/// A program that fetches the same file again and again is noted once in this time, in milliseconds.
const AGAIN: i64 = 60 * 60_000;
/// Files and who fetched them that are remembered for that.
const MOST: usize = 1_024;

/// Something that was done.
#[derive(Debug, Clone, Copy)]
pub struct Done<'a> {
    /// What it was.
    pub kind: AuditKind,
    /// Who did it, by the name that the log uses; empty for a stranger.
    pub who: &'a str,
    /// What it was done to; empty where it is the doer's own.
    pub about: &'a str,
    /// Where it came from; `None` for what is done beside the server.
    pub from: Option<IpAddr>,
}

/// Keeps what was done, and tells it to the administrator.
pub struct AuditTrail {
    store: Arc<dyn AuditStore>,
    exports: Mutex<HashMap<(String, String), i64>>,
}

impl AuditTrail {
    /// A trail over its table.
    #[must_use]
    pub fn new(store: Arc<dyn AuditStore>) -> Self {
        Self { store, exports: Mutex::default() }
    }

    /// Notes what was done. Where that cannot be written it is told in the server's own log: nobody is
    /// kept out because of it.
    pub async fn note(&self, done: Done<'_>) {
        if let Err(error) = self.store.add_audit(&entry(done, clock::now().0)).await {
            tracing::error!(%error, kind = done.kind.code(), "the audit cannot be written");
        }
    }

    /// Notes that somebody took a file away, unless they did so within the hour.
    pub async fn exported(&self, who: &str, file: &str, from: Option<IpAddr>) {
        if self.is_first_of_the_hour(who, file, clock::now().0) {
            self.note(Done { kind: AuditKind::Exported, who, about: file, from }).await;
        }
    }

    fn is_first_of_the_hour(&self, who: &str, file: &str, now_ms: i64) -> bool {
        let mut exports = self.exports.lock().unwrap_or_else(PoisonError::into_inner);
        if exports.len() >= MOST {
            exports.retain(|_, last| now_ms - *last < AGAIN);
        }
        if exports.len() >= MOST {
            exports.clear();
        }
        let before = exports.insert((who.to_owned(), file.to_owned()), now_ms);
        let first = before.is_none_or(|before| now_ms - before >= AGAIN);
        if let (false, Some(before)) = (first, before) {
            exports.insert((who.to_owned(), file.to_owned()), before);
        }
        first
    }

    /// At most so many entries, newest first.
    ///
    /// # Errors
    /// When they cannot be read.
    pub async fn lines(&self, asked: &Audit, limit: u32) -> Result<Vec<AuditLine>, StoreError> {
        let asked = AuditAsked {
            kind: asked.kind.map(AuditKind::code),
            words: asked.words.trim().to_owned(),
            before: asked.before,
        };
        let entries = self.store.audit(&asked, limit).await?;
        Ok(entries.into_iter().map(line).collect())
    }
}

/// What was done, as it is kept.
#[must_use]
pub fn entry(done: Done<'_>, time_ms: i64) -> NewAudit {
    NewAudit {
        time_ms,
        kind: done.kind.code(),
        who: done.who.to_owned(),
        about: done.about.to_owned(),
        address: done.from.map(|from| from.to_canonical().to_string()).unwrap_or_default(),
    }
}

fn line(entry: StoredAudit) -> AuditLine {
    AuditLine {
        id: entry.id,
        at: Timestamp(entry.time_ms),
        kind: AuditKind::from_code(&entry.kind),
        who: entry.who,
        about: entry.about,
        address: entry.address,
    }
}
