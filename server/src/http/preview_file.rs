//! Files that are looked at before they count: read against the present board, shown with a mark, and
//! done only when that very preview is confirmed.
//!
//! The body is a line of JSON ([`FileAsked`]) and the file after it. If by now another preview would
//! be made than the confirmed one, nothing happens but that it is shown.

use std::sync::Arc;

use axum::{body::Bytes, extract::Request};
use battle_map::{
    board::Board,
    command::{self, Asked, Command},
    model::actor::Actor,
};
use battle_map_app::{
    preview_file::wire::{Confirmation, FileAsked, FileOutcome, MOST_MEGABYTES, Marked},
    texts::Texts,
};
use battle_map_ledger::LedgerError;
use serde::{Serialize, de::DeserializeOwned};
use tokio::{sync::Semaphore, task::spawn_blocking};

use crate::{
    http::{
        execute,
        upload::{self, RefusedAnswer, Upload, failed, mark},
    },
    writer::{Submission, Writer},
};

/// How many files of a kind are read at a time; others wait.
const AT_A_TIME: usize = 2;

/// A file to be read, with what was said about it and the board that it is read against.
pub struct FileRead<A> {
    /// The board as it stands.
    pub board: Arc<Board>,
    /// Who sent the file.
    pub actor: Actor,
    /// What the file itself does not state.
    pub about: A,
    /// The name of the file, as it was sent; empty where none was.
    pub name: String,
    /// The bytes of the file itself.
    pub file: Bytes,
    /// The words of whoever sent it.
    pub texts: Texts,
}

/// What a file would do: its preview, and the commands that do it.
pub struct Planned<P> {
    /// What the office is shown before it confirms.
    pub preview: P,
    /// What is done together once it is confirmed; none where nothing is to be done.
    pub commands: Vec<Command>,
}

/// Takes files of one kind from the office.
#[derive(Clone)]
pub struct PreviewedFiles {
    writer: Writer,
    turns: Arc<Semaphore>,
}

impl PreviewedFiles {
    /// Files that are read against the writer's board.
    pub fn new(writer: Writer) -> Self {
        Self { writer, turns: Arc::new(Semaphore::new(AT_A_TIME)) }
    }

    /// Answers a request: reads its file with `plan` and shows it, or does what was confirmed.
    pub async fn answer<A, P>(
        &self,
        request: Request,
        plan: impl FnOnce(&FileRead<A>) -> Result<Planned<P>, LedgerError> + Send + 'static,
    ) -> Result<FileOutcome<P>, RefusedAnswer>
    where
        A: DeserializeOwned + Send + 'static,
        P: Serialize + Send + 'static,
    {
        let upload = Upload::take(request, Actor::is_office, MOST_MEGABYTES).await?;
        let (FileAsked { about, name, confirm }, file) = upload.question::<FileAsked<A>>()?;
        let (board, actor) = (self.writer.present().board.clone(), upload.actor.clone());
        let texts = upload.texts;
        let read = FileRead { board, actor, about, name, file, texts };
        let turn = self.turns.acquire().await.map_err(|error| failed(&error))?;
        let planned = spawn_blocking(move || plan(&read)).await.map_err(|error| failed(&error))?;
        drop(turn);
        let Planned { preview, commands } =
            planned.map_err(|error| RefusedAnswer::new(upload::ledger_fault(&error, texts)))?;
        let mark = mark(&preview).map_err(|error| failed(&error))?;
        match confirm {
            None => Ok(FileOutcome::Previewed(Marked { mark, preview })),
            Some(Confirmation { seen, .. }) if seen != mark => {
                Ok(FileOutcome::Moved(Marked { mark, preview }))
            }
            Some(Confirmation { id, .. }) => {
                self.give(id, upload.actor, commands, texts).await.map(|()| FileOutcome::Done)
            }
        }
    }

    async fn give(
        &self,
        id: battle_map::value::CommandId,
        actor: Actor,
        commands: Vec<Command>,
        texts: Texts,
    ) -> Result<(), RefusedAnswer> {
        if commands.is_empty() {
            return Ok(());
        }
        let command = Asked::Together(commands);
        let request = command::Request { id, reads: Vec::new(), command };
        let submission = Submission { actor, request };
        let outcome =
            self.writer.submit(submission).await.map_err(|error| execute::failed(&error))?;
        outcome.map(|_| ()).map_err(|refusal| upload::refusal(&refusal, texts))
    }
}
