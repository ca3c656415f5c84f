//! Files that cost much, made once for everybody who may see the same of one board.
//!
//! A file lies in a temporary file without a name, from which each reader takes pieces at their own
//! pace: a hundred who download it cost a hundred pieces of memory. A few are made at a time, off the
//! threads that answer pages; who wants another then waits in a bounded line. Files of a board that
//! is no longer the newest are dropped, and so is what nobody asked for in a while; the system takes
//! the file away with its last reader.

use std::{
    collections::VecDeque,
    fmt::Display,
    fs::File,
    io::{self, Read, Seek, SeekFrom, Write},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use axum::{
    body::Body,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use battle_map::{
    model::actor::Role,
    value::{Day, Seq},
    view::seen::{Scope, Seen},
};
use battle_map_ledger::export::Pieces;
use futures::stream;
use tokio::{sync::OnceCell, task::spawn_blocking, time::sleep};

use crate::http::{
    refusal::refused,
    turns::{LineIsFull, Turns, busy},
};

/// Files made at the same time: one leaves a core of two to the pages.
const AT_ONCE: usize = 1;
/// Requests that may wait until a file of theirs is begun.
const WAITING: usize = 32;
/// Files that are kept.
const KEPT: usize = 16;
/// How long a file is kept after it was made.
const KEPT_FOR: Duration = Duration::from_mins(5);
/// The bytes of a piece.
const PIECE: usize = 32 * 1024;

/// What a file was made of: two who ask for the same get the same bytes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FileKey {
    /// The name of the file, and the question it answers in a form of its own.
    pub file: String,
    scope: Scope,
    role: Role,
    seq: Seq,
    day: Day,
}

impl FileKey {
    /// The key of `file` as it is asked for by somebody who sees this.
    pub fn new(seen: &Seen, file: String) -> Self {
        let (scope, role) = (Scope::of(&seen.assessment.board, &seen.actor), seen.actor.role);
        Self { file, scope, role, seq: seen.assessment.board.seq, day: seen.assessment.context.day }
    }
}

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum NoFile {
    /// Too many wait for one already.
    #[error(transparent)]
    Busy(#[from] LineIsFull),
    /// It cannot be made; operators read why.
    #[error("{0}")]
    Unmade(String),
}

type FileSlot = Arc<OnceCell<Arc<MadeFile>>>;

/// The files of the newest board that were asked for of late, newest last.
pub struct SharedFiles {
    turns: Turns,
    kept: Mutex<VecDeque<(FileKey, FileSlot)>>,
}

impl Default for SharedFiles {
    fn default() -> Self {
        Self { turns: Turns::new(AT_ONCE, WAITING), kept: Mutex::default() }
    }
}

/// A file as it is sent.
pub struct Download {
    /// What it is made of.
    pub key: FileKey,
    /// Its `Content-Disposition`.
    pub disposition: String,
    /// Its media type.
    pub media_type: &'static str,
}

impl SharedFiles {
    /// Answers a request with a file once that is made whole.
    pub async fn answer<E: Display + Send + 'static>(
        self: &Arc<Self>,
        headers: &HeaderMap,
        download: Download,
        write: impl FnOnce() -> Result<Pieces, E> + Send + 'static,
    ) -> Response {
        match self.get(download.key, write).await {
            Ok(file) => {
                let headers = [
                    (header::CONTENT_TYPE, download.media_type.to_owned()),
                    (header::CONTENT_DISPOSITION, download.disposition),
                    (header::CACHE_CONTROL, "no-store".to_owned()),
                    (header::CONTENT_LENGTH, file.length().to_string()),
                ];
                (headers, file.body()).into_response()
            }
            Err(NoFile::Busy(LineIsFull)) => busy(headers),
            Err(NoFile::Unmade(error)) => {
                tracing::error!(error, "a feed could not be written");
                refused(StatusCode::INTERNAL_SERVER_ERROR, "failed")
            }
        }
    }

    /// The file of a key, made by `write` unless it is there. Whoever comes while it is made waits
    /// for it; when whoever began it is gone, the next makes it.
    ///
    /// # Errors
    /// When it cannot be made, or too many wait.
    pub async fn get<E: Display + Send + 'static>(
        self: &Arc<Self>,
        key: FileKey,
        write: impl FnOnce() -> Result<Pieces, E> + Send + 'static,
    ) -> Result<Arc<MadeFile>, NoFile> {
        let cell = self.cell(&key);
        let make = async || {
            let turn = self.turns.take().await?;
            let work = move || {
                let _turn = turn;
                let pieces = write().map_err(|error| error.to_string())?;
                MadeFile::of(pieces).map_err(|error| error.to_string())
            };
            let made = spawn_blocking(work).await.map_err(|error| error.to_string());
            let made = made.and_then(|made| made).map_err(NoFile::Unmade)?;
            self.forget_later(key, &cell);
            Ok(Arc::new(made))
        };
        cell.get_or_try_init(make).await.cloned()
    }

    fn cell(&self, key: &FileKey) -> FileSlot {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|(known, _)| (known.seq, known.day) >= (key.seq, key.day));
        if let Some((_, cell)) = kept.iter().find(|(known, _)| known == key) {
            return cell.clone();
        }
        if kept.len() >= KEPT {
            kept.pop_front();
        }
        let cell = FileSlot::default();
        kept.push_back((key.clone(), cell.clone()));
        cell
    }

    fn forget_later(self: &Arc<Self>, key: FileKey, cell: &FileSlot) {
        let (files, cell) = (Arc::downgrade(self), Arc::downgrade(cell));
        tokio::spawn(async move {
            sleep(KEPT_FOR).await;
            if let (Some(files), Some(cell)) = (files.upgrade(), cell.upgrade()) {
                let mut kept = files.kept.lock().unwrap_or_else(PoisonError::into_inner);
                kept.retain(|(known, other)| *known != key || !Arc::ptr_eq(other, &cell));
            }
        });
    }
}

/// A file that is made, without a name.
pub struct MadeFile {
    file: Mutex<File>,
    length: u64,
}

impl MadeFile {
    fn of(pieces: Pieces) -> io::Result<Self> {
        let mut file = tempfile::tempfile()?;
        for piece in pieces {
            file.write_all(&piece.map_err(io::Error::other)?)?;
        }
        let length = file.stream_position()?;
        Ok(Self { file: Mutex::new(file), length })
    }

    /// How many bytes it has.
    pub const fn length(&self) -> u64 {
        self.length
    }

    /// Its bytes, a piece at a time, each read when the last is gone.
    pub fn body(self: Arc<Self>) -> Body {
        Body::from_stream(stream::unfold(Some((self, 0)), |reader| async move {
            let (file, at) = reader?;
            let read = spawn_blocking(move || (file.piece(at), file)).await;
            match read {
                Ok((Ok(piece), _)) if piece.is_empty() => None,
                Ok((Ok(piece), file)) => {
                    let next = at + piece.len() as u64;
                    Some((Ok(piece), Some((file, next))))
                }
                Ok((Err(error), _)) => Some((Err(broken_off(error)), None)),
                Err(error) => Some((Err(broken_off(io::Error::other(error))), None)),
            }
        }))
    }

    fn piece(&self, at: u64) -> io::Result<Vec<u8>> {
        let mut piece = Vec::with_capacity(PIECE);
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(at))?;
        Read::take(&mut *file, PIECE as u64).read_to_end(&mut piece)?;
        Ok(piece)
    }
}

/// Ends an answer before its end, so that nobody takes half a file for a whole one.
fn broken_off(error: io::Error) -> io::Error {
    tracing::error!(%error, "a feed broke off");
    error
}

#[cfg(test)]
mod tests;
