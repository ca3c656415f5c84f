//! Checks, in small pieces and beside everything else, that the log and the files are what was written:
//! the end of the log at the start, then once a day every event from the first and every file.
//!
//! It reads as everybody reads and never holds up a write. What it finds, [`Health`] tells; what only
//! `verify` can prove is left to that.

use std::{
    collections::VecDeque,
    sync::Arc,
    time::{Duration, Instant},
};

use battle_map::{board::Board, value::ContentHash};
use tokio::task::spawn_blocking;

use super::schedule::{Task, TaskError, Timing};
use crate::{
    clock,
    files::{BlobStore, FileForm},
    health::Health,
    log::{Hash, Head, Store, StoreError, StoredEvent, chain, verify::LogFault},
    writer::{Writer, WriterError},
};

/// Events checked at once.
const PAGE: u32 = 2000;

/// Bytes of files read at once, but for a larger file.
const PIECE: u64 = 16 * 1024 * 1024;

/// The time between the starts of two rounds.
const ROUND: Duration = Duration::from_hours(24);

/// The task that checks log and files.
pub struct StoreCheck {
    store: Arc<dyn Store>,
    blobs: Arc<BlobStore>,
    health: Arc<Health>,
    begun: Option<Instant>,
    /// The last event that was found in its place; none once the round is over.
    chain: Option<(u64, Hash)>,
    /// Files of this round that are still to be read, and whether all before were whole.
    files: Option<(VecDeque<ContentHash>, bool)>,
}

impl StoreCheck {
    /// Checks a store and the files beside it.
    #[must_use]
    pub const fn new(store: Arc<dyn Store>, blobs: Arc<BlobStore>, health: Arc<Health>) -> Self {
        Self { store, blobs, health, begun: None, chain: None, files: None }
    }

    fn begin(&mut self, board: &Board) {
        self.begun = Some(Instant::now());
        self.chain = Some((0, Head::default().hash));
        let mut files: Vec<_> = board.evidence.values().map(|known| known.file.hash).collect();
        files.sort_unstable_by_key(ToString::to_string);
        files.dedup();
        self.files = Some((files.into(), true));
    }

    /// Whether the log ends where its head says, which is soon seen.
    async fn end(&self) -> Result<Option<LogFault>, StoreError> {
        let head = self.store.head().await?;
        if head.seq == 0 {
            return Ok(None);
        }
        let last = self.store.read(head.seq, 1).await?;
        Ok(match last.first() {
            Some(row) if row.seq == head.seq && row.hash == head.hash => None,
            Some(row) if row.seq == head.seq => Some(LogFault::HeadChanged { seq: head.seq }),
            _ => Some(LogFault::CutOff { last: head.seq - 1, expected: head.seq }),
        })
    }

    /// Chains the next events; says what is found, and that the round is over.
    async fn events(&mut self) -> Result<(), StoreError> {
        let Some((seq, hash)) = self.chain else { return Ok(()) };
        // First the head: what is written after it is left for the next time.
        let head = self.store.head().await?;
        let page = match self.store.read(seq + 1, PAGE).await {
            Err(StoreError::Unreadable { row, .. }) => {
                let seq = row.cast_unsigned();
                self.over(Some(LogFault::Changed { seq }));
                return Ok(());
            }
            page => page?,
        };
        let walked = spawn_blocking(move || walk((seq, hash), &page, &head)).await;
        match walked {
            Ok(Walked::On(last, of)) => {
                self.chain = Some(last);
                self.health.events_checked(last.0, of);
            }
            Ok(Walked::Over(finding, last)) => {
                self.health.events_checked(last, last);
                self.over(finding);
            }
            Err(error) => tracing::error!(%error, "a check broke off"),
        }
        Ok(())
    }

    fn over(&mut self, finding: Option<LogFault>) {
        self.chain = None;
        self.health.chain_walked(finding, clock::now());
    }

    /// Reads the next files.
    async fn files(&mut self) -> Result<(), TaskError> {
        let Some((mut left, mut whole)) = self.files.take() else { return Ok(()) };
        let of = self.health.report().files.of.max(left.len() as u64);
        let mut room = PIECE;
        while let Some(hash) = left.pop_front() {
            let blobs = self.blobs.clone();
            let (is_whole, bytes) = spawn_blocking(move || {
                let length = std::fs::metadata(blobs.path(hash, FileForm::Original));
                (blobs.is_whole(hash), length.map_or(0, |known| known.len()))
            })
            .await?;
            if !is_whole {
                whole = false;
                self.health.file_changed(hash);
            }
            room = room.saturating_sub(bytes);
            if room == 0 {
                break;
            }
        }
        self.health.files_checked(of - left.len() as u64, of);
        if !left.is_empty() {
            self.files = Some((left, whole));
        } else if whole {
            self.health.files_whole(clock::now());
        }
        Ok(())
    }
}

/// What came of a piece of the chain.
enum Walked {
    /// So far, of so many.
    On((u64, Hash), u64),
    /// The first fault, or the end; and the last event that was looked at.
    Over(Option<LogFault>, u64),
}

fn walk(mut last: (u64, Hash), page: &[StoredEvent], head: &Head) -> Walked {
    for row in page.iter().take_while(|row| row.seq <= head.seq) {
        let seq = last.0 + 1;
        if row.seq != seq {
            return Walked::Over(Some(LogFault::Missing { seq }), last.0);
        }
        if !chain::holds(&last.1, row) {
            return Walked::Over(Some(LogFault::Changed { seq }), last.0);
        }
        last = (seq, row.hash);
    }
    if last.0 < head.seq {
        if page.first().is_some_and(|row| row.seq <= head.seq) {
            return Walked::On(last, head.seq);
        }
        let finding = LogFault::CutOff { last: last.0, expected: head.seq };
        return Walked::Over(Some(finding), last.0);
    }
    let other = (last.0 == head.seq && last.1 != head.hash)
        .then_some(LogFault::HeadChanged { seq: head.seq });
    Walked::Over(other, last.0)
}

impl Task for StoreCheck {
    const NAME: &'static str = "check of log and files";
    const TIMING: Timing = Timing { every: Duration::from_secs(5), after_change: None };

    async fn run(&mut self, writer: &Writer) -> Result<(), TaskError> {
        if self.begun.is_none_or(|begun| begun.elapsed() > ROUND) {
            let board = writer.present().board.clone();
            self.begin(&board);
            let files = self.files.as_ref().map_or(0, |(files, _)| files.len() as u64);
            self.health.files_checked(0, files);
            if let Some(finding) = self.end().await.map_err(WriterError::from)? {
                self.over(Some(finding));
            }
        }
        self.events().await.map_err(WriterError::from)?;
        self.files().await
    }
}
