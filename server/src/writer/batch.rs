//! Deciding several commands one after another, without touching the disk.

use std::collections::HashMap;

use battle_map::{
    access,
    board::Board,
    command::{Asked, CommandResult, ReadVersion, Request},
    event::{Event, Recorded},
    model::actor::Actor,
    refusal::Refusal,
    rules::{self, decide},
    value::{CommandId, Seq, Timestamp},
};

use super::WriterError;
use crate::{
    log::{CommandRecord, Head, NewEvent},
    random::{self, NoRandomness},
};

/// A command and who sends it.
#[derive(Clone, Debug)]
pub struct Submission {
    /// Who gives the command.
    pub actor: Actor,
    /// The command, its id and the versions it was made on.
    pub request: Request,
}

impl Submission {
    /// A command of the server's own or of somebody's form, under a new random id. Commands of scripts
    /// bring an id of their own, so that they can be sent again.
    ///
    /// # Errors
    /// When the system has no randomness.
    pub fn new(actor: Actor, command: impl Into<Asked>) -> Result<Self, NoRandomness> {
        let id = CommandId::from_bits(u128::from_ne_bytes(random::bytes()?));
        let request = Request { id, reads: Vec::new(), command: command.into() };
        Ok(Self { actor, request })
    }

    /// The same, refused where something was changed since it was `read`.
    #[must_use]
    pub fn having(mut self, read: ReadVersion) -> Self {
        self.request.reads.push(read);
        self
    }
}

/// What an accepted command is answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Executed {
    /// The result; of a repeated command the first one.
    pub result: CommandResult,
    /// Whether the command had been accepted before.
    pub repeated: bool,
}

/// An answer, or the reason why not.
pub type Outcome = Result<Executed, Refusal>;

/// A batch decided on a board that is not everybody's yet.
pub struct DecidedBatch {
    /// The board after the batch.
    pub board: Board,
    /// What has to be appended.
    pub events: Vec<NewEvent>,
    /// The accepted commands with their results, to be appended with the events.
    pub commands: Vec<CommandRecord>,
    /// One outcome a submission, in order.
    pub outcomes: Vec<Outcome>,
}

/// Decides a batch on a copy of the board; `known` holds what was accepted earlier.
pub fn decide_all(
    board: &Board,
    head: &Head,
    known: Vec<CommandRecord>,
    submissions: &[Submission],
    now: Timestamp,
) -> Result<DecidedBatch, WriterError> {
    let mut batch = DecidingBatch {
        now: now.max(Timestamp(head.time_ms)),
        seq: head.seq,
        known: known.into_iter().map(|record| (record.command_id, record.result)).collect(),
        decided: DecidedBatch {
            board: board.clone(),
            events: Vec::new(),
            commands: Vec::new(),
            outcomes: Vec::with_capacity(submissions.len()),
        },
    };
    for submission in submissions {
        let outcome = batch.decide(submission)?;
        batch.decided.outcomes.push(outcome);
    }
    Ok(batch.decided)
}

struct DecidingBatch {
    now: Timestamp,
    seq: u64,
    known: HashMap<String, String>,
    decided: DecidedBatch,
}

impl DecidingBatch {
    fn decide(&mut self, submission: &Submission) -> Result<Outcome, WriterError> {
        let Submission { actor, request } = submission;
        if let Some(result) = self.known.get(request.id.as_str()) {
            // What came of a command is for those who may give it.
            let board = &self.decided.board;
            let may = |command| rules::may(board, actor, command);
            if !request.command.commands().iter().all(may) {
                return Ok(Err(Refusal::NotAllowed));
            }
            let mut answer = repeat(&request.id, result)?;
            // The id may be another's: what they made is told only to whoever may see it.
            answer.result.created.retain(|made| access::may_see_subject(board, actor, *made));
            return Ok(Ok(answer));
        }
        let decision = match decide(&self.decided.board, actor, request, self.now) {
            Ok(decision) => decision,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let actor_text = serde_json::to_string(actor).map_err(WriterError::Encode)?;
        for event in decision.events {
            self.record(actor, &actor_text, &request.id, event)?;
        }
        self.accept(&request.id, &decision.result)?;
        Ok(Ok(Executed { result: decision.result, repeated: false }))
    }

    /// Folds an event, so that the next command of the batch sees it, and keeps its row.
    fn record(
        &mut self,
        actor: &Actor,
        actor_text: &str,
        command: &CommandId,
        event: Event,
    ) -> Result<(), WriterError> {
        self.seq += 1;
        self.decided.events.push(NewEvent {
            time_ms: self.now.0,
            actor: actor_text.to_owned(),
            command_id: command.as_str().to_owned(),
            subject: event.subject.to_string(),
            kind: event.kind().to_owned(),
            body: serde_json::to_string(&event.change).map_err(WriterError::Encode)?,
        });
        self.decided.board.apply(&Recorded {
            seq: Seq(self.seq),
            at: self.now,
            actor: actor.clone(),
            command: command.clone(),
            event,
        });
        Ok(())
    }

    fn accept(&mut self, id: &CommandId, result: &CommandResult) -> Result<(), WriterError> {
        let result = serde_json::to_string(result).map_err(WriterError::Encode)?;
        self.known.insert(id.as_str().to_owned(), result.clone());
        let command_id = id.as_str().to_owned();
        self.decided.commands.push(CommandRecord { command_id, seq: self.seq, result });
        Ok(())
    }
}

fn repeat(id: &CommandId, result: &str) -> Result<Executed, WriterError> {
    match serde_json::from_str(result) {
        Ok(result) => Ok(Executed { result, repeated: true }),
        Err(source) => Err(WriterError::Result { command_id: id.as_str().to_owned(), source }),
    }
}
