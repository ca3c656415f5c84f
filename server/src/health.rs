//! What is known of the health of the store and of the clock, for whoever tells it: pages by the live
//! link, `/readyz`, `/admin` and the log. Found out by [`crate::tasks`] and at the start.

use std::sync::{Arc, Mutex, PoisonError};

use battle_map::value::{ContentHash, Timestamp};
use battle_map_app::{
    live::Trouble,
    store_health::{CheckProgress, StoreFinding, StoreHealth},
};
use tokio::sync::watch;

use crate::{
    clock_watch::ClockWatch,
    log::{IgnoredSnapshot, Writability, anchor::Anchor, verify::LogFault},
    writer::Writer,
};

/// Why nothing can be written, as far as it is certain.
#[must_use]
pub const fn trouble_of(works: Writability) -> Option<Trouble> {
    match works {
        Writability::Works | Writability::Doubtful => None,
        Writability::Fails => Some(Trouble::CannotWrite),
        Writability::Gone => Some(Trouble::DatabaseGone),
    }
}

/// The health of the store and of the clock.
pub struct Health {
    writer: Writer,
    works: watch::Receiver<Writability>,
    clock: ClockWatch,
    found: Mutex<CheckResults>,
}

/// What checks have found; each keeps its first finding until a round of it finds nothing.
#[derive(Default)]
struct CheckResults {
    snapshot: Option<IgnoredSnapshot>,
    chain: Option<LogFault>,
    file: Option<ContentHash>,
    events: CheckProgress,
    files: CheckProgress,
}

impl Health {
    /// Of the store behind a running writer, which began without `snapshot` if one was ignored.
    #[must_use]
    pub fn new(
        writer: Writer,
        works: watch::Receiver<Writability>,
        clock: ClockWatch,
        snapshot: Option<IgnoredSnapshot>,
    ) -> Arc<Self> {
        let found = Mutex::new(CheckResults { snapshot, ..CheckResults::default() });
        Arc::new(Self { writer, works, clock, found })
    }

    /// Why nothing can be written, if so.
    #[must_use]
    pub fn trouble(&self) -> Option<Trouble> {
        trouble_of(*self.works.borrow())
    }

    /// Whether writing is known to work.
    #[must_use]
    pub fn writability(&self) -> Writability {
        *self.works.borrow()
    }

    /// The clock, watched.
    #[must_use]
    pub fn clock(&self) -> &ClockWatch {
        &self.clock
    }

    /// How far the chain of events is checked.
    pub fn events_checked(&self, checked: u64, of: u64) {
        self.change(|found| {
            found.events.checked = checked;
            found.events.of = of;
        });
    }

    /// The chain of events was checked to its end at `at`, and this was found first.
    pub fn chain_walked(&self, finding: Option<LogFault>, at: Timestamp) {
        self.change(|found| {
            if finding.is_none() {
                found.events.whole = Some(at);
            }
            if found.chain != finding
                && let Some(finding) = &finding
            {
                tracing::error!(%finding, "the log is not what was written; run verify");
            }
            found.chain = finding;
        });
    }

    /// How far the files are checked.
    pub fn files_checked(&self, checked: u64, of: u64) {
        self.change(|found| {
            found.files.checked = checked;
            found.files.of = of;
        });
    }

    /// A file is not whole.
    pub fn file_changed(&self, hash: ContentHash) {
        self.change(|found| {
            if found.file != Some(hash) {
                tracing::error!(%hash, "a file is missing or was changed; run verify");
            }
            found.file = Some(hash);
        });
    }

    /// Every file was checked, up to `at`, and found whole.
    pub fn files_whole(&self, at: Timestamp) {
        self.change(|found| {
            found.file = None;
            found.files.whole = Some(at);
        });
    }

    fn change(&self, change: impl FnOnce(&mut CheckResults)) {
        change(&mut self.found.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// Everything that the administrator is told.
    #[must_use]
    pub fn report(&self) -> StoreHealth {
        let head = self.writer.present().head.clone();
        let found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        let snapshot = found.snapshot.map(|ignored| finding("snapshot-ignored", ignored.seq));
        let chain = found.chain.as_ref().map(of_chain);
        let file = found.file.map(|hash| finding("file-changed", &hash.to_string()[..12]));
        StoreHealth {
            anchor: Anchor::of(&head).to_string(),
            at: Timestamp(head.time_ms),
            trouble: self.trouble(),
            findings: [chain, file, snapshot].into_iter().flatten().collect(),
            events: found.events,
            files: found.files,
            clock: self.clock.fault(),
        }
    }
}

fn finding(code: &str, what: impl ToString) -> StoreFinding {
    StoreFinding { code: code.to_owned(), what: what.to_string() }
}

fn of_chain(found: &LogFault) -> StoreFinding {
    match found {
        LogFault::Changed { seq } => finding("event-changed", seq),
        LogFault::Missing { seq } => finding("event-missing", seq),
        LogFault::Added { seq } => finding("event-added", seq),
        LogFault::CutOff { last, .. } => finding("log-cut-off", last),
        LogFault::SnapshotChanged { seq } => finding("snapshot-ignored", seq),
        LogFault::HeadChanged { seq } => finding("head-changed", seq),
        LogFault::ResultsDiffer { found, .. } => finding("head-changed", found),
    }
}
