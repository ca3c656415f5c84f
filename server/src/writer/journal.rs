//! The log and the board folded from it, kept up to date with what other processes write.

use std::sync::Arc;

use super::{Outcome, Present, Submission, WriterError, batch, fold};
use crate::{
    clock::Clock,
    log::{Appended, Head, IgnoredSnapshot, Store},
};

/// A log, the board at its head, and a clock.
pub struct Journal {
    store: Arc<dyn Store>,
    clock: Clock,
    present: Present,
    snapshot: u64,
    ignored: Option<IgnoredSnapshot>,
}

impl Journal {
    /// Folds what is in the store.
    pub async fn open(store: Arc<dyn Store>, clock: Clock) -> Result<Self, WriterError> {
        let head = store.head().await?;
        let folded = fold::present(store.as_ref(), &head).await?;
        let present = Present { board: Arc::new(folded.board), head };
        let (snapshot, ignored) = (folded.snapshot, folded.ignored);
        Ok(Self { store, clock, present, snapshot, ignored })
    }

    /// The board at the head.
    pub fn present(&self) -> &Present {
        &self.present
    }

    /// The log that is written to.
    pub fn store(&self) -> &Arc<dyn Store> {
        &self.store
    }

    /// The last event of the snapshot that the fold began with; 0 for none.
    pub fn snapshot(&self) -> u64 {
        self.snapshot
    }

    /// The snapshot that the fold did not begin with because it is not believed.
    pub fn ignored_snapshot(&self) -> Option<&IgnoredSnapshot> {
        self.ignored.as_ref()
    }

    /// Decides a batch and appends it as one transaction; one outcome a submission, in order.
    ///
    /// If another process was quicker, its events are folded and the batch is decided again:
    /// every decision rests on the very log it is appended to.
    pub async fn execute(
        &mut self,
        submissions: &[Submission],
    ) -> Result<Vec<Outcome>, WriterError> {
        let ids: Vec<_> = submissions.iter().map(|one| one.request.id.as_str()).collect();
        loop {
            let known = self.store.results_of(&ids).await?;
            let Present { board, head } = &self.present;
            let decided = batch::decide_all(board, head, known, submissions, (self.clock)())?;
            if decided.commands.is_empty() {
                return Ok(decided.outcomes);
            }
            match self.store.append(head, &decided.events, &decided.commands).await? {
                Appended::Done(head) => {
                    self.present = Present { board: Arc::new(decided.board), head };
                    return Ok(decided.outcomes);
                }
                Appended::Moved => self.catch_up().await?,
            }
        }
    }

    /// Folds what others have appended meanwhile.
    pub async fn catch_up(&mut self) -> Result<(), WriterError> {
        let head: Head = self.store.head().await?;
        if head == self.present.head {
            return Ok(());
        }
        let mut board = self.present.board.as_ref().clone();
        fold::tail(self.store.as_ref(), &mut board, self.present.head.seq, head.seq).await?;
        self.present = Present { board: Arc::new(board), head };
        Ok(())
    }
}
