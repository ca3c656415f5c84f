//! Finds out whether the log is still what was once written.
//!
//! The rows are walked from the first to the last and each is chained anew; then the end is
//! held against the head row, the command results and the snapshots, and each snapshot against its
//! digest. None of this needs the writers to stop: rows that come after the counting are left for the
//! next time. What a snapshot's board should be only whoever understands events can tell:
//! [`crate::writer::compare_snapshots`].

use std::fmt;

use super::{Hash, Head, LogStats, Store, StoreError, StoredEvent, chain};

/// Events a page; a page is all that is ever in memory.
const PAGE: u32 = 2000;

/// The first thing found wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogFault {
    /// The event is not what was written.
    Changed {
        /// The number of the event.
        seq: u64,
    },
    /// The event was taken out, others after it are there.
    Missing {
        /// The number of the event.
        seq: u64,
    },
    /// The event was put in by something that is not this program.
    Added {
        /// The number of the event.
        seq: u64,
    },
    /// The log ends too early.
    CutOff {
        /// The last event there is.
        last: u64,
        /// The last event there was at least.
        expected: u64,
    },
    /// The snapshot is not what was written, or not of this log.
    SnapshotChanged {
        /// The event it was taken after.
        seq: u64,
    },
    /// The head row does not speak of the last event.
    HeadChanged {
        /// The number of the last event that is there.
        seq: u64,
    },
    /// There are more or fewer command results than accepted commands.
    ResultsDiffer {
        /// How many there are.
        found: u64,
        /// How many were accepted.
        expected: u64,
    },
}

impl fmt::Display for LogFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Changed { seq } => write!(out, "event {seq} was changed"),
            Self::Missing { seq } => write!(out, "event {seq} is missing"),
            Self::Added { seq } => write!(out, "event {seq} was added"),
            Self::CutOff { last, expected } => {
                write!(
                    out,
                    "the log was cut off after event {last}, it went to {expected} at least"
                )
            }
            Self::SnapshotChanged { seq } => {
                write!(out, "the snapshot of event {seq} was changed")
            }
            Self::HeadChanged { seq } => {
                write!(out, "the head row does not agree with the last event {seq}")
            }
            Self::ResultsDiffer { found, expected } => {
                write!(out, "{found} command results for {expected} accepted commands")
            }
        }
    }
}

/// What a walk through the log has shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifiedLog {
    /// The end of the log when the walk began.
    pub head: Head,
    /// The first fault, if there is any.
    pub finding: Option<LogFault>,
}

/// Walks the whole log and reports the first fault.
pub async fn verify(store: &dyn Store) -> Result<VerifiedLog, StoreError> {
    let stats = store.stats().await?;
    let walk = ChainCheck { store, stats: &stats };
    let finding = match walk.rows().await? {
        Ok(last) => match walk.end(&last) {
            Some(finding) => Some(finding),
            None => changed_snapshot(store).await?,
        },
        Err(finding) => Some(finding),
    };
    Ok(VerifiedLog { head: stats.head, finding })
}

/// The first snapshot that is not what was sealed.
async fn changed_snapshot(store: &dyn Store) -> Result<Option<LogFault>, StoreError> {
    let mut seq = 0;
    loop {
        match store.snapshot_from(seq + 1).await {
            Ok(Some(snapshot)) if snapshot.is_whole() => seq = snapshot.seq,
            Ok(Some(snapshot)) => {
                return Ok(Some(LogFault::SnapshotChanged { seq: snapshot.seq }));
            }
            Ok(None) => return Ok(None),
            Err(StoreError::Unreadable { row, .. }) => {
                return Ok(Some(LogFault::SnapshotChanged { seq: row.cast_unsigned() }));
            }
            Err(error) => return Err(error),
        }
    }
}

/// The last row that was found in order.
struct Last {
    seq: u64,
    time_ms: i64,
    hash: Hash,
}

struct ChainCheck<'a> {
    store: &'a dyn Store,
    stats: &'a LogStats,
}

impl ChainCheck<'_> {
    /// Chains row after row; the outer error is the store's, the inner one is a finding.
    async fn rows(&self) -> Result<Result<Last, LogFault>, StoreError> {
        let Head { time_ms, hash, .. } = Head::default();
        let mut last = Last { seq: 0, time_ms, hash };
        let mut limit = PAGE;
        while last.seq < self.stats.last_event {
            let page = match self.store.read(last.seq + 1, limit).await {
                Ok(page) => page,
                // One by one from here on, so that an earlier fault of this page comes first.
                Err(StoreError::Unreadable { .. }) if limit > 1 => {
                    limit = 1;
                    continue;
                }
                Err(StoreError::Unreadable { row, .. }) => {
                    return Ok(Err(LogFault::Changed { seq: row.cast_unsigned() }));
                }
                Err(error) => return Err(error),
            };
            if page.is_empty() {
                return Ok(Err(LogFault::Missing { seq: last.seq + 1 }));
            }
            for row in page.iter().take_while(|row| row.seq <= self.stats.last_event) {
                if let Some(finding) = self.row(&last, row) {
                    return Ok(Err(finding));
                }
                last = Last { seq: row.seq, time_ms: row.event.time_ms, hash: row.hash };
            }
        }
        Ok(Ok(last))
    }

    /// Where rows were renumbered around a hole or an intruder, only their count tells which.
    fn row(&self, last: &Last, row: &StoredEvent) -> Option<LogFault> {
        let seq = last.seq + 1;
        if row.seq != seq {
            return Some(LogFault::Missing { seq });
        }
        if chain::holds(&last.hash, row) {
            return None;
        }
        Some(match self.stats.events.cmp(&self.stats.head.seq) {
            std::cmp::Ordering::Less => LogFault::Missing { seq },
            std::cmp::Ordering::Equal => LogFault::Changed { seq },
            std::cmp::Ordering::Greater => LogFault::Added { seq },
        })
    }

    /// Holds the end of the chain against everything else that speaks of it.
    fn end(&self, last: &Last) -> Option<LogFault> {
        let LogStats { head, events, commands, last_mentioned, .. } = self.stats;
        let expected = head.seq.max(*last_mentioned);
        if last.seq < expected {
            return Some(LogFault::CutOff { last: last.seq, expected });
        }
        if last.seq > head.seq {
            return Some(LogFault::Added { seq: head.seq + 1 });
        }
        if *events > last.seq {
            return Some(LogFault::Added { seq: 0 });
        }
        if let Some(seq) = self.stats.first_unaccounted {
            return Some(LogFault::Added { seq });
        }
        if let Some(seq) = self.stats.first_stray_snapshot {
            return Some(LogFault::SnapshotChanged { seq });
        }
        if last.hash != head.hash || last.time_ms != head.time_ms {
            return Some(LogFault::HeadChanged { seq: last.seq });
        }
        (*commands != head.commands)
            .then_some(LogFault::ResultsDiffer { found: *commands, expected: head.commands })
    }
}
