//! From rows to a board: decoding events and folding them, from a snapshot or from the start.

use battle_map::{
    board::{BOARD_FORMAT, Board},
    event::Event,
    event::Recorded,
    value::ValueError,
    value::{CommandId, Seq, Timestamp},
};
use serde::de::Error as _;
use tracing::warn;

use super::WriterError;
use crate::log::{Head, IgnoredSnapshot, Snapshot, SnapshotFault, Store, StoreError, StoredEvent};

/// Events a page; two pages at most are in memory.
const PAGE: u32 = 5000;

/// A board and the last event folded into it.
pub struct Folded {
    /// The board as it was folded.
    pub board: Board,
    /// The last event's number; 0 before the first.
    pub seq: u64,
    /// The snapshot it began with; 0 for none.
    pub snapshot: u64,
    /// The snapshot it should have begun with, had it been believed.
    pub ignored: Option<IgnoredSnapshot>,
}

/// The board at `head`, from the newest usable snapshot on.
pub async fn present(store: &dyn Store, head: &Head) -> Result<Folded, WriterError> {
    let mut folded = newest_snapshot(store, None).await?;
    tail(store, &mut folded.board, folded.seq, head.seq).await?;
    folded.seq = head.seq;
    Ok(folded)
}

/// The board as it was at the end of `until`.
pub async fn board_at(store: &dyn Store, until: Timestamp) -> Result<Board, WriterError> {
    let mut folded = newest_snapshot(store, Some(until.0)).await?;
    loop {
        let page = store.read(folded.seq + 1, PAGE).await?;
        let Some(last) = page.last() else {
            return Ok(folded.board);
        };
        if last.seq <= folded.seq {
            return Err(StoreError::Disordered { last: folded.seq, found: last.seq }.into());
        }
        folded.seq = last.seq;
        let done = last.event.time_ms > until.0;
        for row in page.iter().take_while(|row| row.event.time_ms <= until.0) {
            folded.board.apply(&decode(row)?);
        }
        if done {
            return Ok(folded.board);
        }
    }
}

/// Folds the events after `from` up to and including `to`.
pub async fn tail(
    store: &dyn Store,
    board: &mut Board,
    mut from: u64,
    to: u64,
) -> Result<(), WriterError> {
    while from < to {
        let page = store.read(from + 1, PAGE).await?;
        if page.first().is_none_or(|row| row.seq > to) {
            warn!(last = from, head = to, "the log ends before its head; run verify");
            break;
        }
        for row in page.iter().take_while(|row| row.seq <= to) {
            // A hole is folded over and told by whoever checks the chain; a damaged tree may lead back.
            if row.seq <= from {
                return Err(StoreError::Disordered { last: from, found: row.seq }.into());
            }
            board.apply(&decode(row)?);
            from = row.seq;
        }
    }
    Ok(())
}

/// A snapshot that is not believed is only a lost minute: the fold starts from the beginning.
async fn newest_snapshot(store: &dyn Store, until: Option<i64>) -> Result<Folded, WriterError> {
    let empty = Folded { board: Board::default(), seq: 0, snapshot: 0, ignored: None };
    let Some(found) = store.newest_snapshot(BOARD_FORMAT, until).await? else {
        return Ok(empty);
    };
    match found.and_then(|snapshot| Ok((board_of(&snapshot)?, snapshot.seq))) {
        Ok((board, seq)) => Ok(Folded { board, seq, snapshot: seq, ignored: None }),
        Err(ignored) => {
            warn!(%ignored, "the board is folded from the log");
            Ok(Folded { ignored: Some(ignored), ..empty })
        }
    }
}

fn board_of(snapshot: &Snapshot) -> Result<Board, IgnoredSnapshot> {
    let Snapshot { seq, board, .. } = snapshot;
    let fault = SnapshotFault::Unreadable;
    serde_json::from_slice(board).map_err(|_| IgnoredSnapshot { seq: *seq, fault })
}

/// How the snapshots compare with the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct SnapshotAudit {
    /// How many hold the board that the log folds into, up to the first that does not.
    pub agree: u64,
    /// The event after which the first was taken that does not.
    pub wrong: Option<u64>,
}

/// Folds the whole log again and compares the snapshots with it. Those of other board formats are
/// never used and so not compared.
///
/// # Errors
/// When the log cannot be read.
pub async fn compare_snapshots(store: &dyn Store) -> Result<SnapshotAudit, WriterError> {
    let (mut board, mut seq) = (Board::default(), 0);
    let mut audit = SnapshotAudit::default();
    while let Some(snapshot) = store.snapshot_from(seq + 1).await? {
        tail(store, &mut board, seq, snapshot.seq).await?;
        seq = snapshot.seq;
        if snapshot.format != BOARD_FORMAT {
            continue;
        }
        if board_of(&snapshot).as_ref() != Ok(&board) {
            audit.wrong = Some(seq);
            break;
        }
        audit.agree += 1;
    }
    Ok(audit)
}

/// Decodes a row of the log.
///
/// # Errors
/// When this version does not understand it.
pub fn decode(row: &StoredEvent) -> Result<Recorded, WriterError> {
    let unreadable = |source| WriterError::Event { seq: row.seq, source };
    Ok(Recorded {
        seq: Seq(row.seq),
        at: Timestamp(row.event.time_ms),
        actor: serde_json::from_str(&row.event.actor).map_err(unreadable)?,
        command: CommandId::try_from(row.event.command_id.clone())
            .map_err(|error| unreadable(serde_json::Error::custom(error)))?,
        event: Event {
            subject: row
                .event
                .subject
                .parse()
                .map_err(|error: ValueError| unreadable(serde_json::Error::custom(error)))?,
            change: serde_json::from_str(&row.event.body).map_err(unreadable)?,
        },
    })
}
